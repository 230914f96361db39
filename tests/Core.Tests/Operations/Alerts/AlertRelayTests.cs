using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Optimizer.Core.Operations.Alerts;
using Optimizer.TestKit.Storage;

namespace Optimizer.Core.Tests.Operations.Alerts;

public class AlertRelayTests
{
    private readonly FakeTimeProvider time = new();
    private readonly FakeAlertSink sink = new();

    [Fact]
    public void The_same_trouble_is_told_once_an_hour()
    {
        var relay = Relay(sink);
        for (var i = 0; i < 5; i++) relay.Raise(Work("MonitorTimer"));
        relay.Raise(Work("PurgeTimer"));
        Assert.Equal(2, sink.Raised.Count);
        time.Advance(AlertRelay.Quiet);
        relay.Raise(Work("MonitorTimer"));
        Assert.Equal(3, sink.Raised.Count);
    }

    [Fact]
    public void A_sink_that_throws_keeps_no_other_from_hearing_and_its_caller_from_nothing()
    {
        Relay(new FakeThrowingSink(), sink).Raise(Work("MonitorTimer"));
        Assert.Single(sink.Raised);
    }

    [Fact]
    public void Any_number_of_different_troubles_takes_bounded_memory_and_each_is_told()
    {
        var relay = Relay(sink);
        for (var i = 0; i < 25_000; i++) relay.Raise(Work($"work {i}"));
        Assert.Equal(25_000, sink.Raised.Count);
    }

    [Fact]
    public void A_line_says_where_why_and_what_to_do()
    {
        var line = Core.Operations.Alerts.Alerts.OfManualFallback("shop", "quote", 3, "no evidence", time.GetUtcNow()).ToString();
        Assert.Equal(
            "monitoring.manual: shop/quote version 3. It could not be looked at: no evidence It stays where it is until it can be looked at again. "
            + "To take it back now: 'optimizer rollback quote --platform shop', or docs/how-to/undo-by-hand.md.", line);
    }

    private AlertRelay Relay(params IAlertReceiver[] sinks) => new(sinks, time, NullLogger<AlertRelay>.Instance);

    private Alert Work(string work) => Core.Operations.Alerts.Alerts.OfFailedWork(null, work, "the store is away", time.GetUtcNow());
}
