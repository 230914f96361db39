using Optimizer.Core.Model;
using Optimizer.Core.Proof;

namespace Optimizer.Core.Phases.Validation;

/// <summary>
/// Times first calls, each in a process that has made none before: what static fields cost is, to the larger part, what the process
/// does for the first time, and a second class of the same process no longer pays for that.
/// </summary>
internal sealed class FirstCalls(ISandbox sandbox)
{
    /// <summary>As many as an estimate needs (<c>ImprovementOptions.MinSamples</c>).</summary>
    private const int Pairs = 30;

    /// <summary>Where these do not decide, as many again, and once more.</summary>
    private const int MaxRounds = 3;

    /// <param name="job">Of measuring; its cases are taken evenly, so that their mix stays.</param>
    /// <param name="examine">Judges the results of both sides, or the first report that says why there are none.</param>
    public async Task<Improvement> MeasureAsync(SandboxJob job, Func<SandboxReport, Improvement> examine, CancellationToken cancellationToken)
    {
        if (job.Cases.Count == 0) return examine(new SandboxReport(SandboxOutcome.Refused, "There is no recorded request to make a first call with."));
        var results = new List<CaseResult>();
        for (var round = 0; ; round++)
        {
            if (await RoundAsync(job, round, results, cancellationToken) is { } failed) return examine(failed);
            var improvement = examine(new SandboxReport(SandboxOutcome.Completed, $"{results.Count / 2} pairs of first calls, each in a process of its own.") { Results = results });
            if (improvement.Verdict.Outcome != VerdictOutcome.Inconclusive || round == MaxRounds - 1) return improvement;
        }
    }

    private async Task<SandboxReport?> RoundAsync(SandboxJob job, int round, List<CaseResult> results, CancellationToken cancellationToken)
    {
        for (var pair = 0; pair < Pairs; pair++)
        {
            var (cases, seed) = (new[] { Case(job, round, pair) }, 2 * (pair + (Pairs * round)));
            var reports = await Task.WhenAll(
                sandbox.RunAsync(job with { Cold = true, Cases = cases, Seed = seed }, cancellationToken),
                sandbox.RunAsync(job with { Cold = true, Cases = cases, Seed = seed + 1 }, cancellationToken));
            if (Array.Find(reports, r => r.Outcome != SandboxOutcome.Completed) is { } failed) return failed;
            results.AddRange(reports.SelectMany(r => r.Results));
        }
        return null;
    }

    /// <summary>Spread over all cases; the next round's lie between those of the one before.</summary>
    private static SandboxCase Case(SandboxJob job, int round, int pair) =>
        job.Cases[(int)((long)((pair * MaxRounds) + round) * job.Cases.Count / (Pairs * MaxRounds))];
}
