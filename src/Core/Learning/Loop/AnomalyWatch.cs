using Optimizer.Core.Phases.Monitoring;
using Optimizer.Core.State;
using Optimizer.Core.Traffic;
using Optimizer.Core.Workflow;

namespace Optimizer.Core.Learning.Loop;

/// <summary>
/// Looks at what monitoring's evidence shows of every function and starts a cycle out of turn when something left its ordinary
/// course. A host calls it every so often; one platform's fault is the caller's to log, and never stops Tier 2.
/// </summary>
public sealed class AnomalyWatch(
    IPlatformState state, IEvidenceSource evidence, ITrafficSource traffic, ICycleStarter starter, WatchOptions options, TimeProvider time)
{
    private readonly Dictionary<(string Platform, string Function), MetricStream> streams = [];
    private readonly Dictionary<string, DateTimeOffset> started = new(StringComparer.Ordinal);

    /// <summary>Takes the evidence since the last look.</summary>
    /// <returns>The anomaly that started a cycle, or null.</returns>
    public async Task<FunctionAnomaly?> LookAsync(string platform, CancellationToken cancellationToken)
    {
        FunctionAnomaly? worst = null;
        await foreach (var function in state.ListFunctionsAsync(platform, cancellationToken))
        {
            var found = await LookAsync(platform, function.Function, cancellationToken);
            if (found?.Score > (worst?.Score ?? 0)) worst = found;
        }
        if (worst is null || !MayStart(platform)) return null;
        return await StartAsync(platform, worst, cancellationToken);
    }

    private async Task<FunctionAnomaly?> LookAsync(string platform, string function, CancellationToken cancellationToken)
    {
        if (!streams.TryGetValue((platform, function), out var stream))
        {
            if (streams.Count >= options.MaxStreams) return null;
            streams[(platform, function)] = stream = new MetricStream(options.Detector);
        }
        var now = time.GetUtcNow();
        var first = stream.Last == DateTimeOffset.MinValue;
        var windows = await evidence.ReadAsync(platform, function, first ? now - options.FirstLook : stream.Last, cancellationToken);
        var found = stream.Take(function, windows.Where(w => w.Start <= now - options.Settling));
        return first ? null : found;
    }

    private bool MayStart(string platform) =>
        !started.TryGetValue(platform, out var last) || time.GetUtcNow() - last >= options.CoolDown;

    private async Task<FunctionAnomaly> StartAsync(string platform, FunctionAnomaly anomaly, CancellationToken cancellationToken)
    {
        var explained = anomaly with { Cause = await CauseAsync(platform, anomaly, cancellationToken) };
        var cycle = await starter.StartAsync(platform, explained.ToString(), cancellationToken);
        started[platform] = time.GetUtcNow();
        var detail = new { cycle, anomaly = explained.ToString(), dependency = explained.Cause?.Target };
        await state.AuditAsync(platform, anomaly.Function, "tier1.anomaly", "optimizer", detail, cancellationToken);
        return explained;
    }

    private async Task<RootCauseHint?> CauseAsync(string platform, FunctionAnomaly anomaly, CancellationToken cancellationToken)
    {
        var function = await state.GetFunctionAsync(platform, anomaly.Function, cancellationToken);
        var live = new Dictionary<string, int>(StringComparer.Ordinal) { [anomaly.Function] = function?.Live ?? 0 };
        var seen = await traffic.ReadAsync(platform, live, cancellationToken);
        return seen.TryGetValue(anomaly.Function, out var found) ? RootCause.Find(found.Recordings, anomaly.At) : null;
    }
}
