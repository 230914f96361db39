using Optimizer.Core.Optimizations;
using Optimizer.Local.Reporting;

namespace Optimizer.Local.Demo;

/// <summary>What the demonstration is there to show. Live traffic decides, so it can fail, and then says so.</summary>
internal static class DemoPromises
{
    private const double PromisedGain = 0.4;
    private static readonly string[] Promised =
        [Caching.TypeId, RetryLogic.TypeId, RequestDeduplication.TypeId, ConnectionPooling.TypeId];

    /// <summary>What was promised and not seen, in sentences; empty when all was.</summary>
    public static IReadOnlyList<string> Broken(ReportDocument report)
    {
        var broken = new List<string>();
        foreach (var type in Promised.Except(report.Functions.SelectMany(f => f.Deployed).Select(d => d.Type)))
            broken.Add($"{type} was not deployed.");
        if (!report.Functions.Any(f => f.Review.Count > 0)) broken.Add("No change was held for review.");
        if (report.Rollbacks.Count == 0) broken.Add("The regression was not followed by a rollback.");
        foreach (var (function, deployed) in report.Functions.SelectMany(f => f.Deployed.Select(d => (f.Function, d))))
        {
            if (deployed.Realised is null) broken.Add($"{deployed.Type} on {function} was not promoted in time to be measured.");
            else if (deployed.Realised <= 0) broken.Add($"{deployed.Type} on {function} improved nothing.");
        }
        var gains = report.Functions.SelectMany(f => f.Deployed.Select(d => Gain(f, d.Type))).ToList();
        if (gains.Count > 0 && gains.Average() < PromisedGain)
            broken.Add(FormattableString.Invariant($"The deployed functions gained {gains.Average():P0} on average in p95 or error rate; {PromisedGain:P0} was promised."));
        return broken;
    }

    /// <summary>Relative reduction of the error rate where the type is to lower it, else of the p95; 0 where nothing served afterwards.</summary>
    private static double Gain(FunctionReport function, string type)
    {
        var (before, after) = (function.Baseline, function.Optimized);
        if (after is null) return 0;
        var (from, to) = type == RetryLogic.TypeId ? (before.ErrorRate, after.ErrorRate) : (before.P95Ms, after.P95Ms);
        return from > 0 ? (double)(1 - to / from)! : 0;
    }
}
