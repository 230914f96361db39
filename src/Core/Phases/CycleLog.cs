using Optimizer.Core.State;
using Optimizer.Core.Workflow;

namespace Optimizer.Core.Phases;

/// <summary>Gathers what a cycle's workflow learns into its record.</summary>
internal sealed class CycleLog(CycleInput input, DateTimeOffset started)
{
    private readonly List<PhaseOutcome> phases = [];
    private readonly List<OpportunityOutcome> opportunities = [];
    private bool failed;

    public void Phase(string phase, string outcome, double durationMs) =>
        phases.Add(new PhaseOutcome(phase.ToLowerInvariant(), outcome, durationMs));

    public void Add(IReadOnlyList<OptimizeFunctionOutput> outputs)
    {
        opportunities.AddRange(outputs.Select(o => o.Outcome));
        var generated = outputs.Count(o => o.ValidationMs > 0);
        Phase(PhaseNames.Generation, $"{generated} candidates", outputs.Sum(o => o.GenerationMs));
        Phase(PhaseNames.Validation, $"{Count("deployed")} passed, {Count("review")} held, {Count("rejected")} rejected, {Count("failed")} failed", outputs.Sum(o => o.ValidationMs));
        Phase(PhaseNames.Deployment, Deployed(), outputs.Sum(o => o.DeploymentMs));
    }

    public void Fail(ActivityFailedException failure)
    {
        failed = true;
        var phase = PhaseNames.InOrder.Contains(failure.ActivityName) ? failure.ActivityName : PhaseNames.InOrder[Math.Min(phases.Count, 6)];
        Phase(phase, $"failed: {failure.Message}", 0);
    }

    /// <remarks>An outcome travels with its first reason; where that is its certificate's, the last phase adds the others.</remarks>
    public CycleRecord Close() => new()
    {
        Id = input.CycleId,
        Platform = input.Platform,
        Status = failed ? "failed" : "completed",
        Started = started,
        Phases = phases,
        Opportunities = [.. opportunities.Select(o => o with { Reasons = [.. o.Reasons.Take(1)] })],
    };

    public CycleOutput Output(string status) =>
        new(input.CycleId, status, Count("deployed"), Count("review"), Count("rejected") + Count("failed"));

    private string Deployed() => Count("waiting") is > 0 and var waiting ? $"{Count("deployed")} deployed, {waiting} waiting" : $"{Count("deployed")} deployed";

    private int Count(string result) => opportunities.Count(o => o.Result == result);
}
