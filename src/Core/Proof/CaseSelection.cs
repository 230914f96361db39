using Optimizer.Core.Model;
using Optimizer.Core.Traffic;
using Optimizer.Runtime;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Core.Proof;

/// <summary>Chooses the recordings on which a candidate is compared with its baseline.</summary>
public static class CaseSelection
{
    /// <summary>
    /// Distinct recorded requests, the slowest first so that the tail is in, then the rest in order of their starts. Policies are
    /// compared on successes only: what they do with failures is their contract, and their scenarios prove it.
    /// </summary>
    public static IReadOnlyList<SandboxCase> Select(FunctionTraffic traffic, OptimizationClass optimizationClass, int most)
    {
        ArgumentNullException.ThrowIfNull(traffic);
        var usable = traffic.Recordings
            .Where(r => r.Request is not null && r.Outcome != Outcomes.Cancelled)
            .Where(r => optimizationClass == OptimizationClass.Code || r.Outcome == Outcomes.Ok)
            // Of equal requests one that reached a dependency: a version that keeps responses answers the others without any.
            .GroupBy(r => RequestKey.Of(r.Request!.Value))
            .Select(g => g.FirstOrDefault(r => r.Dependencies is { Count: > 0 }) ?? g.First())
            .ToList();
        var tail = usable.OrderByDescending(r => r.DurationMs).Take(Math.Max(1, most / 10));
        return
        [
            .. tail.Concat(usable).Distinct().Take(most)
                .Select((r, index) => new SandboxCase(index, r.Request!.Value, r.Dependencies ?? [], Generated: false) 
                {
                    At = r.Start,
                    RecordedOutcome = r.Outcome == Outcomes.Ok ? Outcomes.Ok : r.Error,
                })
        ];
    }
}
