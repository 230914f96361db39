using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Proof;
using Optimizer.Core.Statistics;

namespace Optimizer.Core.Phases.Validation;

/// <summary>The gain of a rewrite: paired, interleaved executions in the sandbox with recorded dependency times.</summary>
internal static class CodeImprovement
{
    public static Improvement Examine(Optimization type, SandboxReport report, ProofOptions options)
    {
        var pairs = Pairs(report);
        if (pairs.Count == 0) return NotMeasured(type, report);
        var verdict = ImprovementEstimator.FromMeasurements(
            [.. pairs.Select(Measured)],
            type.Objective,
            new ImprovementOptions { Margin = options.Margin, Seed = options.Seed });
        return new Improvement(
            verdict.Verdict, type.Objective, verdict.Predicted, verdict.Confidence,
            Summary([.. pairs.Select(p => p.Baseline)]), Summary([.. pairs.Select(p => p.Candidate)]), Method(pairs));
    }

    /// <summary>
    /// Of two measurements in processes of their own, the one that speaks less for the change: a process that is held up at the wrong moments
    /// shows a gain where there is none, and the pairs within it do not tell.
    /// </summary>
    public static Improvement LessFavourable(Improvement first, Improvement again)
    {
        var chosen = again.Verdict.Outcome != VerdictOutcome.Pass || again.Confidence < first.Confidence ? again : first;
        return chosen with { Method = $"{chosen.Method}; measured in two processes, of which the less favourable counts" };
    }

    /// <summary>What stood on both sides, for the method's text; empty where nothing is live.</summary>
    public static string Beside(CandidateUnderTest subject)
    {
        var live = subject.Rewrites.Where(p => p.Type.Id != subject.Type.Id).Select(p => p.Type.Title).ToList();
        var both = live.Count == 0 ? "" : $"; with {string.Join(", ", live)} on both sides";
        return subject.Policies.Count == 0 ? both : $"{both}; of calls that reach the function behind {string.Join(", ", subject.Policies.Select(p => p.Type.Title))}";
    }

    public static Improvement NothingToMeasure(Optimization type) => Inconclusive(type, new Reason(
        "improvement.no-recordings", "No recording could be replayed, so nothing was measured.")
    {
        WouldFlip = "Needs recordings with dependency responses.",
    });

    private static Improvement NotMeasured(Optimization type, SandboxReport report) =>
        Inconclusive(type, new Reason("improvement.not-measured", $"No pair of executions was measured: {report.Because}"));

    private static Improvement Inconclusive(Optimization type, Reason reason)
    {
        var nothing = new OutcomeSummary(0, 0, 0, 0, 0, double.NaN);
        return new Improvement(
            Verdict.Inconclusive("improvement", reason), type.Objective, new Estimate(0, 0, 0, 0), 0, nothing, nothing, "nothing was measured");
    }

    /// <summary>
    /// The i-th execution of a case by one side belongs to its i-th by the other: they ran next to each other. Failures stay in, for
    /// they count; a pair with a call that could not be served says nothing.
    /// </summary>
    private static List<(CaseResult Baseline, CaseResult Candidate)> Pairs(SandboxReport report)
    {
        var bySide = report.Results.ToLookup(r => r.Side);
        var candidates = bySide["candidate"].ToLookup(r => r.Case);
        return
        [
            .. bySide["baseline"].GroupBy(r => r.Case).SelectMany(g => g.Zip(candidates[g.Key]))
                .Where(p => p.First.UnservedCalls + p.Second.UnservedCalls == 0)
        ];
    }

    private static MeasuredPair Measured((CaseResult Baseline, CaseResult Candidate) pair) => new(
        pair.Baseline.Case, pair.Baseline.DurationMs, pair.Candidate.DurationMs,
        pair.Baseline.Exception is not null, pair.Candidate.Exception is not null);

    private static string Method(List<(CaseResult Baseline, CaseResult Candidate)> pairs) =>
        FormattableString.Invariant($"{pairs.Count} interleaved pairs over {pairs.DistinctBy(p => p.Baseline.Case).Count()} recorded requests; ")
        + FormattableString.Invariant($"connections opened: {pairs.Sum(p => p.Baseline.Connections)} before, {pairs.Sum(p => p.Candidate.Connections)} after");

    private static OutcomeSummary Summary(IReadOnlyList<CaseResult> results)
    {
        var sorted = results.Where(r => r.Exception is null).Select(r => r.DurationMs).Order().ToArray();
        var failed = (double)(results.Count - sorted.Length) / results.Count;
        return sorted.Length == 0
            ? new OutcomeSummary(results.Count, double.NaN, double.NaN, double.NaN, failed, DependencyCalls(results))
            : new OutcomeSummary(
                results.Count, sorted.Average(), Quantile(sorted, 0.5), Quantile(sorted, 0.95), failed, DependencyCalls(results));
    }

    /// <summary>Executions that are timed do not list their calls; then how many there were is not known.</summary>
    private static double DependencyCalls(IReadOnlyList<CaseResult> results) =>
        results.Any(r => r.Calls.Count > 0) ? results.Average(r => r.Calls.Count) : double.NaN;

    /// <summary>The smallest value that at least a share <paramref name="q"/> of the values does not exceed (Hyndman &amp; Fan 1996, type 1).</summary>
    private static double Quantile(double[] sorted, double q) => sorted[Math.Clamp((int)Math.Ceiling(q * sorted.Length) - 1, 0, sorted.Length - 1)];
}
