using Optimizer.Core.Catalog;
using Optimizer.Core.Proof;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Local.Commands.Bench.Soak;

/// <summary>
/// Stands in the place of the child process, which is what takes a cycle's time: reports at once that every case came out alike and
/// every scenario passed. What it says is never a proof.
/// </summary>
internal sealed class AgreeingSandbox(OptimizationCatalog catalog) : ISandbox
{
    private static readonly string[] Sides = ["baseline", "baseline-again", "candidate"];

    public Task<SandboxReport> RunAsync(SandboxJob job, CancellationToken cancellationToken) =>
        Task.FromResult(new SandboxReport(SandboxOutcome.Completed, "Nothing was executed.")
        {
            Results = job.Work == SandboxWork.Differential ? [.. job.Cases.SelectMany(Alike)] : [],
            Scenarios = job.Work == SandboxWork.Scenarios
                ? [.. catalog.Get(job.Optimization!).Scenarios.Select(s => new ScenarioResult(s.Id, true, "Nothing was executed."))]
                : [],
        });

    private static IEnumerable<CaseResult> Alike(SandboxCase one) => Sides.Select(side => new CaseResult
    {
        Case = one.Id,
        Side = side,
        Response = Failure(one) is null ? one.Request : null,
        Exception = Failure(one),
        RequestAfter = one.Request,
    });

    private static string? Failure(SandboxCase one) => one.RecordedOutcome is null or Outcomes.Ok ? null : one.RecordedOutcome;
}
