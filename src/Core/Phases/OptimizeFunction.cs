using Optimizer.Core.Model;
using Optimizer.Core.Phases.Deployment;
using Optimizer.Core.Phases.Generation;
using Optimizer.Core.Phases.Validation;
using Optimizer.Core.Proof;
using Optimizer.Core.State;
using Optimizer.Core.Workflow;

namespace Optimizer.Core.Phases;

/// <summary>
/// The sub-workflow of one opportunity: generate, validate, deploy. What fails here is compensated here, and the cycle's other
/// opportunities go on.
/// </summary>
public static class OptimizeFunction
{
    /// <summary>Persisted: never renamed.</summary>
    public const string Name = "OptimizeFunction";

    public static async Task<OptimizeFunctionOutput> RunAsync(IWorkflowContext context, OptimizeFunctionInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var generated = await GenerateAsync(context, input);
        if (generated.Output.Candidate is not { } candidate)
            return await WithoutCandidateAsync(context, input, generated);

        var (validated, failure) = await ValidateAsync(context, input, candidate);
        if (validated is null)
            return Done(input, "failed", null, [failure!], generated.Output.DurationMs, 0, 0);
        return validated.Release switch
        {
            Release.Reject => Done(input, "rejected", null, validated.Reasons, generated.Output.DurationMs, validated.DurationMs, 0),
            Release.Review => await HoldAsync(context, input, generated.Output, validated),
            _ => await DeployAsync(context, input, generated.Output, validated),
        };
    }

    private static async Task<(GenerationOutput Output, bool Failed)> GenerateAsync(IWorkflowContext context, OptimizeFunctionInput input)
    {
        try
        {
            var output = await context.CallActivityAsync<GenerationInput, GenerationOutput>(
                PhaseNames.Generation, new(input.CycleId, input.Platform, input.Detected, input.Index), PhaseRetries.For(PhaseNames.Generation));
            return (output, output.Faulted);
        }
        catch (ActivityFailedException failure)
        {
            return (new GenerationOutput(null, Failed(failure), true, 0), true);
        }
    }

    private static async Task<OptimizeFunctionOutput> WithoutCandidateAsync(
        IWorkflowContext context, OptimizeFunctionInput input, (GenerationOutput Output, bool Failed) generated)
    {
        Reason[] reasons = [generated.Output.Refusal!];
        if (!generated.Failed) return Done(input, "rejected", null, reasons, generated.Output.DurationMs, 0, 0);
        await ReviewAsync(context, input, null, reasons);
        return Done(input, "review", null, reasons, generated.Output.DurationMs, 0, 0);
    }

    private static async Task<(ValidationOutput? Output, Reason? Failure)> ValidateAsync(
        IWorkflowContext context, OptimizeFunctionInput input, Storage.BlobPointer candidate)
    {
        try
        {
            var output = await context.CallActivityAsync<ValidationInput, ValidationOutput>(
                PhaseNames.Validation,
                new(input.CycleId, input.Platform, input.Detected, input.Index, candidate, input.Autonomy),
                PhaseRetries.For(PhaseNames.Validation));
            return (output, null);
        }
        catch (ActivityFailedException failure)
        {
            return (null, Failed(failure));
        }
    }

    private static async Task<OptimizeFunctionOutput> HoldAsync(
        IWorkflowContext context, OptimizeFunctionInput input, GenerationOutput generated, ValidationOutput validated)
    {
        await ReviewAsync(context, input, validated.Version, validated.Reasons);
        return Done(input, "review", validated.Version, validated.Reasons, generated.DurationMs, validated.DurationMs, 0);
    }

    private static async Task<OptimizeFunctionOutput> DeployAsync(
        IWorkflowContext context, OptimizeFunctionInput input, GenerationOutput generated, ValidationOutput validated)
    {
        var version = validated.Version ?? throw new InvalidOperationException("A candidate that is to be deployed has no version.");
        try
        {
            var deployed = await context.CallActivityAsync<DeploymentInput, DeploymentOutput>(
                PhaseNames.Deployment, new(input.CycleId, input.Platform, input.Function, version), PhaseRetries.For(PhaseNames.Deployment));
            if (deployed.Deployed)
                return Done(input, "deployed", version, validated.Reasons, generated.DurationMs, validated.DurationMs, deployed.DurationMs);
            Reason[] reasons = [new(deployed.Waits ? "deployment.waits" : "deployment.held", deployed.Because)];
            if (deployed.Waits) return Done(input, "waiting", version, reasons, generated.DurationMs, validated.DurationMs, deployed.DurationMs);
            await ReviewAsync(context, input, version, reasons);
            return Done(input, "review", version, reasons, generated.DurationMs, validated.DurationMs, deployed.DurationMs);
        }
        catch (ActivityFailedException failure)
        {
            await CompensateAsync(context, input, version, failure);
            return Done(input, "failed", version, [Failed(failure)], generated.DurationMs, validated.DurationMs, 0);
        }
    }

    private static Task<RollbackOutput> CompensateAsync(
        IWorkflowContext context, OptimizeFunctionInput input, int version, ActivityFailedException failure) =>
        context.CallActivityAsync<RollbackInput, RollbackOutput>(
            PhaseNames.Rollback,
            new($"{input.CycleId}/{input.Function}/rollback-{version}", input.Platform, input.Function, version, $"Deployment failed: {failure.Message}"),
            PhaseRetries.For(PhaseNames.Rollback));

    private static Task<string> ReviewAsync(IWorkflowContext context, OptimizeFunctionInput input, int? version, IReadOnlyList<Reason> reasons) =>
        context.CallActivityAsync<ReviewInput, string>(
            ReviewActivity.Name,
            new(input.CycleId, input.Platform, input.Function, input.Type, version, reasons),
            PhaseRetries.For(PhaseNames.Iteration));

    private static Reason Failed(ActivityFailedException failure) =>
        new("activity.failed", failure.Message) { WouldFlip = "The next cycle tries again." };

    private static OptimizeFunctionOutput Done(
        OptimizeFunctionInput input, string result, int? version, IReadOnlyList<Reason> reasons,
        double generationMs, double validationMs, double deploymentMs) =>
        new(new OpportunityOutcome(input.Function, input.Type, result, version, reasons, null), generationMs, validationMs, deploymentMs);
}
