using System.Text.Json;
using Optimizer.Core.Phases.Detection;
using Optimizer.Core.Traffic;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Core.Tests.Phases.Detection;

public class TrafficSnapshotTests
{
    [Fact]
    public void A_snapshot_reads_back_as_it_was_written()
    {
        var recording = new Invocation
        {
            Function = "price",
            Start = DateTimeOffset.UnixEpoch,
            DurationMs = 12.5,
            Request = JsonDocument.Parse("""{"sku":"A"}""").RootElement,
            Dependencies = [new DependencyCall { Target = "GET x", ConnectMs = 3, Connected = true }],
        };
        TraceCall[] calls = [new(1, 2, 3.5f, -1, 0), new(4, 5, 6, 2, -1, 20)];
        var traffic = new FunctionTraffic(AProfile(), new TraceWindow("price", calls, ["System.TimeoutException"]), [recording]);

        var read = TrafficSnapshot.Read(TrafficSnapshot.Write(traffic));

        Assert.Equal(calls, read.Window.Calls.ToArray());
        Assert.Equal(["System.TimeoutException"], read.Window.ErrorTypes);
        Assert.Equal(traffic.Profile.Repeats, read.Profile.Repeats);
        Assert.True(double.IsNaN(read.Profile.ResponseChangeRate));
        Assert.Equal("A", read.Recordings[0].Request!.Value.GetProperty("sku").GetString());
        Assert.Equal(3, read.Recordings[0].Dependencies![0].ConnectMs);
    }

    [Fact]
    public void Bytes_that_are_no_snapshot_are_refused() =>
        Assert.Throws<InvalidDataException>(() => TrafficSnapshot.Read(new byte[100]));

    private static FunctionProfile AProfile() => new()
    {
        Function = "price",
        Invocations = 2,
        From = DateTimeOffset.UnixEpoch,
        To = DateTimeOffset.UnixEpoch,
        Duration = new LatencySummary(2, 5, 5, 6, 6, 6),
        ErrorRate = 0.5,
        Errors = new Dictionary<string, long> { ["System.TimeoutException"] = 1 },
        Hashed = 2,
        RepeatRate = 0,
        Repeats = [new RepeatShare(TimeSpan.FromSeconds(1), 0.25)],
        ConcurrentDuplicateRate = 0,
        RecoveryRates = new Dictionary<string, double>(),
        ResponseChangeRate = double.NaN,
        Observed = 1,
        Dependencies = [],
        DependencyShare = 0,
        ConnectionSetUpShare = 0,
        Replayable = 0,
        Instances = 1,
        MaxInFlight = 1,
        ColdStarts = 0,
        AllocatedBytes = double.NaN,
    };
}
