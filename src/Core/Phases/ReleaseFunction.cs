using Optimizer.Core.Model;
using Optimizer.Core.Phases.Deployment;
using Optimizer.Core.Proof;
using Optimizer.Core.Workflow;

namespace Optimizer.Core.Phases;

/// <summary>
/// The end of an opportunity whose gates all hold, once all of its cycle are measured: it is deployed, or held so that false releases
/// stay rare among releases. What fails here is compensated here.
/// </summary>
internal static class ReleaseFunction
{
    /// <param name="context">Of the cycle.</param>
    /// <param name="input">The cycle.</param>
    /// <param name="validated">What awaits its release.</param>
    /// <param name="measured">All that were measured in the cycle.</param>
    public static async Task<OptimizeFunctionOutput> RunAsync(
        IWorkflowContext context, CycleInput input, OptimizeFunctionOutput validated, IReadOnlyList<Discovery> measured)
    {
        var version = validated.Outcome.Version ?? throw new InvalidOperationException("A candidate that is to be deployed has no version.");
        if (validated.Measured is { } own && FalseDiscoveryPolicy.Holds(own, measured) is { } reason)
            return await HoldAsync(context, input, validated, reason);
        try
        {
            var deployed = await context.CallActivityAsync<DeploymentInput, DeploymentOutput>(
                PhaseNames.Deployment, new(input.CycleId, input.Platform, validated.Outcome.Function, version), PhaseRetries.For(PhaseNames.Deployment));
            var timed = validated with { DeploymentMs = deployed.DurationMs };
            if (deployed.Deployed) return Ended(timed, "deployed", validated.Outcome.Reasons);
            return deployed.Waits ? Ended(timed, "waiting", [new Reason("deployment.waits", deployed.Because)])
                : await HoldAsync(context, input, timed, new Reason("deployment.held", deployed.Because));
        }
        catch (ActivityFailedException failure)
        {
            await CompensateAsync(context, input, validated.Outcome.Function, version, failure);
            return Ended(validated, "failed", [OptimizeFunction.Failed(failure)]);
        }
    }

    private static async Task<OptimizeFunctionOutput> HoldAsync(
        IWorkflowContext context, CycleInput input, OptimizeFunctionOutput validated, Reason reason)
    {
        var outcome = validated.Outcome;
        await context.CallActivityAsync<ReviewInput, string>(
            ReviewActivity.Name,
            new(input.CycleId, input.Platform, outcome.Function, outcome.Type, outcome.Version, [reason]),
            PhaseRetries.For(PhaseNames.Iteration));
        return Ended(validated, "review", [reason]);
    }

    private static Task<RollbackOutput> CompensateAsync(
        IWorkflowContext context, CycleInput input, string function, int version, ActivityFailedException failure) =>
        context.CallActivityAsync<RollbackInput, RollbackOutput>(
            PhaseNames.Rollback,
            new($"{input.CycleId}/{function}/rollback-{version}", input.Platform, function, version, $"Deployment failed: {failure.Message}"),
            PhaseRetries.For(PhaseNames.Rollback));

    private static OptimizeFunctionOutput Ended(OptimizeFunctionOutput validated, string result, IReadOnlyList<Reason> reasons) =>
        validated with { Outcome = validated.Outcome with { Result = result, Reasons = reasons } };
}
