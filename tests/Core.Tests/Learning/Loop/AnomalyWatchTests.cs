using System.Text.Json;
using Optimizer.Core.Learning.Loop;
using Optimizer.Core.Phases.Monitoring;
using Optimizer.Core.State;
using Optimizer.Core.Tests.Statistics;
using Optimizer.Core.Traffic;
using Optimizer.Core.Workflow;
using Optimizer.Runtime.Telemetry;
using Optimizer.TestKit.State;

namespace Optimizer.Core.Tests.Learning.Loop;

public sealed class AnomalyWatchTests : IDisposable, IEvidenceSource, ITrafficSource, ICycleStarter
{
    private readonly AStore store = new();
    private readonly Random random = new(8);
    private readonly List<EvidenceWindow> windows = [];
    private readonly List<string> triggers = [];
    private Invocation[] recordings = [];

    [Fact]
    public async Task A_sudden_slowdown_starts_one_cycle_out_of_turn()
    {
        var watch = await WatchAsync();
        for (var i = 0; i < 10; i++) Minute(20);
        Assert.Null(await LookAsync(watch));
        for (var i = 0; i < 5; i++) Minute(400);
        var anomaly = await LookAsync(watch);
        Assert.Equal(("quote", "mean latency in ms"), (anomaly!.Function, anomaly.Metric));
        Assert.Contains("mean latency in ms of quote was", Assert.Single(triggers), StringComparison.Ordinal);
        Assert.Contains(await store.State.ListAuditAsync(APlatform.Name, default).ToListAsync(), e => e.Event == "tier1.anomaly");

        for (var i = 0; i < 5; i++) Minute(4_000);
        await LookAsync(watch);
        Assert.Single(triggers);
    }

    [Fact]
    public async Task The_cycle_is_told_which_dependency_moved()
    {
        var watch = await WatchAsync();
        var since = store.Time.GetUtcNow();
        recordings = [.. Calls(since.AddMinutes(-20), 12), .. Calls(since.AddSeconds(1), 390)];
        for (var i = 0; i < 5; i++) Minute(400);
        var anomaly = await LookAsync(watch);
        Assert.Equal("warehouse", anomaly!.Cause!.Target);
        Assert.Contains("warehouse went from 12 to 390 ms", Assert.Single(triggers), StringComparison.Ordinal);
        var entry = await store.State.ListAuditAsync(APlatform.Name, default).FirstAsync(e => e.Event == "tier1.anomaly");
        Assert.Contains("warehouse", entry.Detail.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ordinary_traffic_starts_none()
    {
        var watch = await WatchAsync();
        for (var i = 0; i < 120; i++)
        {
            Minute(20);
            Assert.Null(await LookAsync(watch));
        }
    }

    public void Dispose() => store.Dispose();

    Task<IReadOnlyList<EvidenceWindow>> IEvidenceSource.ReadAsync(string platform, string function, DateTimeOffset since, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<EvidenceWindow>>([.. windows.Where(w => w.Start >= since)]);

    Task<IReadOnlyDictionary<string, FunctionTraffic>> ITrafficSource.ReadAsync(
        string platform, IReadOnlyDictionary<string, int> versions, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, FunctionTraffic>>(recordings.Length == 0 ? [] : Collected());

    Task<string> ICycleStarter.StartAsync(string platform, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<string> ICycleStarter.StartAsync(string platform, string trigger, CancellationToken cancellationToken)
    {
        triggers.Add(trigger);
        return Task.FromResult("c1");
    }

    /// <summary>Five hours of ordinary traffic have been seen.</summary>
    private async Task<AnomalyWatch> WatchAsync()
    {
        await store.State.PutPlatformAsync(APlatform.Source("quote"), Autonomy.Full, "test", default);
        for (var i = 0; i < 300; i++) Minute(20);
        var watch = new AnomalyWatch(store.State, this, this, this, new WatchOptions(), store.Time);
        await LookAsync(watch);
        return watch;
    }

    private Task<FunctionAnomaly?> LookAsync(AnomalyWatch watch)
    {
        store.Time.Advance(TimeSpan.FromMinutes(2));
        return watch.LookAsync(APlatform.Name, default);
    }

    private Dictionary<string, FunctionTraffic> Collected()
    {
        var collector = new TrafficCollector(new TrafficOptions());
        foreach (var recording in recordings) collector.Observe(recording);
        return new(collector.Build());
    }

    private static IEnumerable<Invocation> Calls(DateTimeOffset from, double warehouse) => Enumerable.Range(0, 8).Select(i => new Invocation
    {
        Function = "quote", Start = from.AddSeconds(i), DurationMs = warehouse + 8, Request = JsonSerializer.SerializeToElement(i),
        Response = JsonSerializer.SerializeToElement(i), Outcome = Outcomes.Ok,
        Dependencies = [new DependencyCall { Target = "warehouse", DurationMs = warehouse }, new DependencyCall { Target = "tax", DurationMs = 3 }],
    });

    private void Minute(double latency)
    {
        var evidence = new VersionEvidence { Invocations = 100, LatencySum = 100 * (latency + Gaussian.Next(random)) };
        windows.Add(new EvidenceWindow(store.Time.GetUtcNow(), new Dictionary<int, VersionEvidence> { [0] = evidence }));
        store.Time.Advance(TimeSpan.FromMinutes(1));
    }
}
