using System.Text;
using Microsoft.Extensions.Time.Testing;
using Optimizer.Core.State.Telemetry;
using Optimizer.TestKit.Storage;

namespace Optimizer.Core.Tests.State.Telemetry;

public sealed class TelemetryStoreTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 10, 30, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider time = new(Now);
    private readonly InMemoryStateStore entities = new();
    private readonly InMemoryBlobStore blobs = new();

    [Fact]
    public async Task Evidence_is_summed_by_bucket_and_version_over_batches()
    {
        var telemetry = Store();
        await telemetry.AppendAsync("shop", Batch(Line(10), Line(20), Line(5, version: 1)), None);
        await telemetry.AppendAsync("shop", Batch(Line(30, secondsAgo: 1), Line(1, error: true)), None);
        var window = Assert.Single(await telemetry.ReadAsync("shop", "price", Now.AddMinutes(-5), None));
        Assert.Equal((4, 1, 60.0), (window.Of(0).Invocations, window.Of(0).Errors, window.Of(0).LatencySum));
        Assert.Equal(1, window.Of(1).Invocations);
    }

    [Fact]
    public async Task A_batch_that_is_sent_again_counts_once()
    {
        var telemetry = Store();
        var batch = Batch(Line(10), Line(20));
        Assert.False((await telemetry.AppendAsync("shop", batch, None)).Duplicate);
        Assert.True((await telemetry.AppendAsync("shop", batch, None)).Duplicate);
        Assert.Equal(2, (await telemetry.ReadAsync("shop", "price", Now.AddMinutes(-5), None)).Single().Of(0).Invocations);
    }

    [Fact]
    public async Task A_batch_that_was_cut_short_at_any_write_counts_once_when_it_is_sent_again()
    {
        for (var k = 1; k <= 4; k++)
        {
            var (e, b, crash) = (new InMemoryStateStore(), new InMemoryBlobStore(), new CrashPoint(k));
            var dying = new TelemetryStore(new FakeDyingStateStore(e, crash), new FakeDyingBlobStore(b, crash), time, new TelemetryOptions());
            var batch = Batch(Line(10), Line(20, function: "stock"));
            await Assert.ThrowsAsync<IOException>(() => dying.AppendAsync("shop", batch, None));
            var telemetry = new TelemetryStore(e, b, time, new TelemetryOptions());
            await telemetry.AppendAsync("shop", batch, None);
            Assert.Equal(1, (await telemetry.ReadAsync("shop", "price", Now.AddMinutes(-5), None)).Single().Of(0).Invocations);
            Assert.Equal(1, (await telemetry.ReadAsync("shop", "stock", Now.AddMinutes(-5), None)).Single().Of(0).Invocations);
        }
    }

    [Fact]
    public async Task Concurrent_batches_lose_no_evidence()
    {
        var telemetry = Store();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => telemetry.AppendAsync("shop", Batch(Line(i + 1)), None))));
        Assert.Equal(40, (await telemetry.ReadAsync("shop", "price", Now.AddMinutes(-5), None)).Single().Of(0).Invocations);
    }

    [Fact]
    public async Task Lines_that_are_not_invocations_are_reported_with_their_place_and_the_rest_is_used()
    {
        var receipt = await Store().AppendAsync("shop", Batch(Line(10), "{nonsense", Line(-1), Line(5, function: "Not A Name")), None);
        Assert.Equal((1, 3), (receipt.Accepted, receipt.Rejected));
        Assert.Contains(receipt.Faults, f => f.StartsWith("line 2", StringComparison.Ordinal));
        Assert.Contains(receipt.Faults, f => f.StartsWith("line 3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_batch_without_a_usable_line_is_not_stored()
    {
        Assert.Equal(0, (await Store().AppendAsync("shop", Batch("nonsense"), None)).Accepted);
        Assert.Empty(await blobs.ListAsync("telemetry", "", null, None).ToListAsync());
    }

    [Fact]
    public async Task Traffic_is_that_of_the_window_and_of_the_version_asked_for()
    {
        var telemetry = Store();
        await telemetry.AppendAsync("shop", Batch(Line(10, secondsAgo: 7_200)), None);
        await telemetry.AppendAsync("shop", Batch(Line(10, secondsAgo: 3_500), Line(20), Line(5, version: 1), Line(6, function: "stock")), None);
        var original = await telemetry.ReadAsync("shop", new Dictionary<string, int>(), None);
        var optimized = await telemetry.ReadAsync("shop", new Dictionary<string, int> { ["price"] = 1 }, None);
        Assert.Equal((2, 1), (original["price"].Profile.Invocations, original["stock"].Profile.Invocations));
        Assert.Equal(1, optimized["price"].Profile.Invocations);
    }

    [Fact]
    public async Task Telemetry_that_is_brought_in_long_afterwards_is_still_looked_at()
    {
        var telemetry = Store();
        await telemetry.AppendAsync("shop", Batch(Line(10), Line(20)), None);
        time.Advance(TimeSpan.FromDays(30));
        var traffic = await telemetry.ReadAsync("shop", new Dictionary<string, int>(), None);
        Assert.Equal(2, traffic["price"].Profile.Invocations);
    }

    [Fact]
    public async Task Arrivals_of_overlapping_batches_come_in_order_of_their_starts()
    {
        var telemetry = Store();
        await telemetry.AppendAsync("shop", Batch([.. Enumerable.Range(0, 50).Select(i => Line(1, secondsAgo: 60 - i))]), None);
        await telemetry.AppendAsync("shop", Batch([.. Enumerable.Range(0, 50).Select(i => Line(1, secondsAgo: 59.5 - i))]), None);
        var starts = (await telemetry.ReadAsync("shop", new Dictionary<string, int>(), None))["price"].Window.Calls.ToArray().Select(c => c.StartTicks).ToList();
        Assert.Equal(100, starts.Count);
        Assert.Equal(starts.Order(), starts);
    }

    [Fact]
    public async Task What_is_older_than_the_retention_is_purged_and_nothing_else()
    {
        var telemetry = Store(new TelemetryOptions { Retention = TimeSpan.FromHours(2) });
        await telemetry.AppendAsync("shop", Batch(Line(10)), None);
        time.Advance(TimeSpan.FromHours(3));
        await telemetry.AppendAsync("shop", Batch(Line(11)), None);
        Assert.Equal(1, await telemetry.PurgeAsync("shop", None));
        Assert.Equal(11, (await telemetry.ReadAsync("shop", "price", Now.AddDays(-1), None)).Single().Of(0).LatencySum);
    }

    [Fact]
    public void The_defaults_are_an_hour_a_minute_and_a_week()
    {
        var options = new TelemetryOptions();
        Assert.Equal((TimeSpan.FromHours(1), TimeSpan.FromMinutes(1), TimeSpan.FromDays(7)), (options.DetectionWindow, options.EvidenceBucket, options.Retention));
    }

    [Fact]
    public void Options_out_of_range_are_all_named_at_once()
    {
        var options = new TelemetryOptions { DetectionWindow = TimeSpan.FromDays(8), EvidenceBucket = TimeSpan.Zero };
        var refused = Assert.Throws<ArgumentException>(() => Store(options));
        Assert.Equal(
            "The telemetry options are not valid: DetectionWindow is 8.00:00:00, not 1 min to 7 d; EvidenceBucket is 00:00:00, not 100 ms to 1 h; "
            + "Retention is 7.00:00:00, less than DetectionWindow, 8.00:00:00. (Parameter 'options')", refused.Message);
    }

    private TelemetryStore Store(TelemetryOptions? options = null) => new(entities, blobs, time, options ?? new TelemetryOptions());

    private static byte[] Batch(params string[] lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n");

    private string Line(double durationMs, int version = 0, string function = "price", double secondsAgo = 2, bool error = false) =>
        FormattableString.Invariant(
            $$"""{"function":"{{function}}","version":{{version}},"start":"{{time.GetUtcNow().AddSeconds(-secondsAgo):O}}","durationMs":{{durationMs}},"outcome":"{{(error ? "error" : "ok")}}","error":{{(error ? "\"System.IO.IOException\"" : "null")}}}""");
}
