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

    /// <param name="job">Of measuring; its cases are taken evenly, so that their mix stays.</param>
    /// <returns>The results of both sides, or the first report that says why there are none.</returns>
    public async Task<SandboxReport> MeasureAsync(SandboxJob job, CancellationToken cancellationToken)
    {
        if (job.Cases.Count == 0) return new SandboxReport(SandboxOutcome.Refused, "There is no recorded request to make a first call with.");
        var results = new List<CaseResult>();
        for (var pair = 0; pair < Pairs; pair++)
        {
            var cases = new[] { job.Cases[(int)((long)pair * job.Cases.Count / Pairs)] };
            var reports = await Task.WhenAll(
                sandbox.RunAsync(job with { Cold = true, Cases = cases, Seed = 2 * pair }, cancellationToken),
                sandbox.RunAsync(job with { Cold = true, Cases = cases, Seed = 2 * pair + 1 }, cancellationToken));
            if (Array.Find(reports, r => r.Outcome != SandboxOutcome.Completed) is { } failed) return failed;
            results.AddRange(reports.SelectMany(r => r.Results));
        }
        return new SandboxReport(SandboxOutcome.Completed, $"{Pairs} pairs of first calls, each in a process of its own.") { Results = results };
    }
}
