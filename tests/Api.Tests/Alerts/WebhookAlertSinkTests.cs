using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Optimizer.Api.Alerts;
using Optimizer.Core.Operations.Alerts;

namespace Optimizer.Api.Tests.Alerts;

public sealed class WebhookAlertSinkTests
{
    private const string Secret = "a secret of the receiver's";
    private readonly FakeLog<WebhookAlertSink> log = new();

    [Fact]
    public async Task An_alert_arrives_with_its_context_and_a_signature_that_the_receiver_can_check()
    {
        await using var receiver = await FakeReceiver.StartAsync();
        using var sink = await StartAsync(receiver.Url);
        sink.Raise(Manual("quote"));
        await receiver.WaitAsync(1);
        Assert.True(receiver.Received.TryDequeue(out var received));
        var body = JsonDocument.Parse(received.Body).RootElement;
        Assert.Equal(("monitoring.manual", "shop", "quote", 3), (
            body.GetProperty("kind").GetString(), body.GetProperty("platform").GetString(), body.GetProperty("function").GetString(), body.GetProperty("version").GetInt32()));
        Assert.Equal("It could not be looked at: no evidence", body.GetProperty("reasons")[0].GetProperty("sentence").GetString());
        Assert.Contains("optimizer rollback quote", body.GetProperty("whatToDo").GetString(), StringComparison.Ordinal);
        var signed = Encoding.UTF8.GetBytes($"{received.Headers["x-optimizer-timestamp"]}.{received.Body}");
        Assert.Equal($"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), signed))}", received.Headers["x-optimizer-signature"]);
    }

    [Fact]
    public async Task A_receiver_in_trouble_is_asked_again_and_one_that_refuses_is_not()
    {
        await using var receiver = await FakeReceiver.StartAsync();
        using var sink = await StartAsync(receiver.Url);
        foreach (var answer in new[] { 503, 429, 200, 400, 302 }) receiver.Answers.Enqueue(answer);
        foreach (var function in new[] { "a", "b", "c", "d" }) sink.Raise(Manual(function));
        await receiver.WaitAsync(6);
        var functions = receiver.Received.Select(r => JsonDocument.Parse(r.Body).RootElement.GetProperty("function").GetString());
        Assert.Equal(["a", "a", "a", "b", "c", "d"], functions);
        Assert.Equal(2, log.Lines.Count(l => l.Contains("refused", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_dead_receiver_blocks_no_one_and_what_does_not_fit_is_counted()
    {
        await using var receiver = await FakeReceiver.StartAsync();
        var url = receiver.Url;
        await receiver.DisposeAsync();
        using var sink = await StartAsync(url);
        for (var i = 0; i < 10_000; i++) sink.Raise(Manual($"f{i}"));
        Assert.InRange(sink.Dropped, 10_000 - 8 - 2_000, 10_000);
        await sink.StopAsync(default);
    }

    [Fact]
    public async Task Neither_the_secret_nor_the_address_is_ever_logged()
    {
        await using var receiver = await FakeReceiver.StartAsync();
        var url = receiver.Url;
        using (var sink = await StartAsync(url))
        {
            receiver.Answers.Enqueue(400);
            sink.Raise(Manual("a"));
            await receiver.WaitAsync(1);
            await receiver.DisposeAsync();
            sink.Raise(Manual("b"));
            for (var i = 0; i < 300 && log.Lines.Count < 2; i++) await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
        Assert.Equal(2, log.Lines.Count);
        Assert.All(log.Lines, l => Assert.False(l.Contains("hidden", StringComparison.Ordinal) || l.Contains(Secret, StringComparison.Ordinal), l));
        Assert.All(log.Lines, l => Assert.Contains("127.0.0.1", l, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://alerts.example/x", true)]
    [InlineData("http://127.0.0.1:9/x", true)]
    [InlineData("http://localhost/x", true)]
    [InlineData("http://[::1]/x", true)]
    [InlineData("http://alerts.example/x", false)]
    [InlineData("http://127.0.0.1.example/x", false)]
    [InlineData("ftp://127.0.0.1/x", false)]
    [InlineData("/x", false)]
    public void Alerts_go_over_https_or_stay_on_this_machine(string url, bool taken) =>
        Assert.Equal(taken, AlertWebhookOptions.FaultOf(new Uri(url, UriKind.RelativeOrAbsolute)) is null);

    [Fact]
    public void All_faults_of_the_options_are_told_at_once_and_without_the_address()
    {
        var fault = Assert.Throws<ArgumentException>(() => new AlertWebhookOptions
        {
            Url = new Uri("http://alerts.example/hidden"), Secret = "short", MaxQueued = 0, Retries = 21, Timeout = TimeSpan.Zero, Pause = TimeSpan.Zero,
        }.Validate());
        Assert.Equal(6, fault.Message.Split(Environment.NewLine).Length);
        Assert.DoesNotContain("hidden", fault.Message, StringComparison.Ordinal);
    }

    private async Task<WebhookAlertSink> StartAsync(Uri url)
    {
        var options = new AlertWebhookOptions { Url = url, Secret = Secret, MaxQueued = 8, Retries = 2, Pause = TimeSpan.FromMilliseconds(5), Timeout = TimeSpan.FromSeconds(5) };
        var sink = new WebhookAlertSink(options, TimeProvider.System, log);
        await sink.StartAsync(default);
        return sink;
    }

    private static Alert Manual(string function) =>
        Core.Operations.Alerts.Alerts.OfManualFallback("shop", function, 3, "no evidence", new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));
}
