using Optimizer.Core.Catalog;
using Optimizer.Core.Phases;
using Optimizer.Core.Phases.Iteration.Premises;
using Optimizer.Core.State;
using Optimizer.Core.Statistics;
using Optimizer.Core.Traffic;
using Optimizer.TestKit;
using Optimizer.TestKit.State;

namespace Optimizer.Core.Tests.Phases.Iteration.Premises;

public sealed class VersionExpiryTests : IDisposable
{
    private readonly AStore store = new();
    private readonly CycleBlobs blobs;

    public VersionExpiryTests() => blobs = new(store.Blobs, new PlanJson(OptimizationCatalog.Discover()));

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task A_version_whose_requests_changed_gives_way_to_the_one_below_with_the_numbers()
    {
        await LiveAsync();
        Assert.Equal(0, await LookAsync("c2", 0.62));
        Assert.Equal(1, await LookAsync("c3", 0.1));
        Assert.Equal(0, (await store.State.GetFunctionAsync("shop", "price", default))!.Live);
        var version = (await store.State.GetVersionAsync("shop", "price", 1, default))!;
        Assert.Equal(VersionState.Withdrawn, version.State);
        Assert.StartsWith("When it was proved, 60.0% of requests repeated one of the 256 before; now it is 10.0%", version.Because!.Replace(" %", "%", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.EndsWith("Version 0 serves until a cycle has proved it anew on fresh traffic.", version.Because, StringComparison.Ordinal);
        Assert.Single(await store.State.ListAuditAsync("shop", default).Where(e => e.Event == "version.expired").ToListAsync());
    }

    [Fact]
    public async Task Looking_again_at_what_is_gone_changes_nothing()
    {
        await LiveAsync();
        Assert.Equal(1, await LookAsync("c2", 0.1));
        Assert.Equal(0, await LookAsync("c2", 0.1));
    }

    [Fact]
    public async Task What_was_partly_seen_during_the_trial_says_nothing()
    {
        await LiveAsync();
        Assert.Equal(0, await LookAsync("c2", 0.1, from: store.Time.GetUtcNow().AddHours(-2)));
    }

    [Fact]
    public async Task It_expires_on_a_frozen_platform_too_since_that_is_a_way_back()
    {
        await LiveAsync();
        await store.State.SetFrozenAsync("shop", true, "ann", default);
        Assert.Equal(1, await LookAsync("c2", 0.1));
    }

    [Fact]
    public void Repeats_do_not_depend_on_how_fast_requests_come()
    {
        var (slow, fast) = (Read(TimeSpan.FromSeconds(10)), Read(TimeSpan.FromMilliseconds(1)));
        Assert.Equal(slow, fast);
        Assert.InRange(slow.Mean, 0.4, 0.9);

        static BlockSummary Read(TimeSpan gap)
        {
            var random = new Random(7);
            var calls = Enumerable.Range(0, 3_000).Select(i => new TraceCall(AnInvocation.Epoch.UtcTicks + (i * gap.Ticks), (ulong)(1 + random.Next(200)), 10, 0, -1)).ToArray();
            var profile = AProfile.Quiet;
            return PremiseReader.Of(new FunctionTraffic(profile, new TraceWindow("price", calls, []), []), "10.0").Repeats!;
        }
    }

    private async Task LiveAsync()
    {
        await store.State.PutPlatformAsync(APlatform.Source("price"), Autonomy.Full, "test", default);
        await store.State.AddVersionAsync("shop", APlatform.Version("price") with { Premises = Premises(0.6) }, default);
        await store.State.ApplyAsync("shop", "price", APlatform.Change("c1/price/0", "canary.started", (0, null), 0, 1, (1, VersionState.Canary)), default);
        await store.State.ApplyAsync("shop", "price", APlatform.Change("c1/price/1", "version.promoted", (0, 1), 1, null, (1, VersionState.Live)), default);
        store.Time.Advance(TimeSpan.FromHours(1));
    }

    private async Task<int> LookAsync(string cycle, double repeats, DateTimeOffset? from = null)
    {
        var seen = new Dictionary<string, FreshPremises> { ["price"] = new(1, from ?? store.Time.GetUtcNow().AddMinutes(-30), Premises(repeats)) };
        await blobs.PutAsync(VersionExpiry.BlobName("shop", cycle), seen, default);
        return await new VersionExpiry(store.State, blobs, new PremiseOptions()).RunAsync("shop", cycle, default);
    }

    private static VersionPremises Premises(double repeats) => new() { Runtime = "10.0", Repeats = new BlockSummary(repeats, 0.0004, 16, 3_200) };
}
