using Optimizer.Core.Model;
using Optimizer.Core.Phases.Generation;
using Optimizer.Core.Phases.Validation;
using Optimizer.Core.Proof;
using Optimizer.Core.State;
using Optimizer.Core.Workflow;

namespace Optimizer.Core.Phases;

/// <summary>
/// The sub-workflow of one opportunity: generate and validate. What fails here ends here, and the cycle's other opportunities go on.
/// What all its gates let through awaits its release (<see cref="ReleaseFunction"/>).
/// </summary>
public static class OptimizeFunction
{
    /// <summary>Persisted: never renamed.</summary>
    public const string Name = "OptimizeFunction";

    /// <summary>The result of what all gates let through, until it is deployed or held.</summary>
    public const string AwaitsRelease = "validated";

    public static async Task<OptimizeFunctionOutput> RunAsync(IWorkflowContext context, OptimizeFunctionInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var generated = await GenerateAsync(context, input);
        if (generated.Output.Candidate is not { } candidate)
            return await WithoutCandidateAsync(context, input, generated);

        var (validated, failure) = await ValidateAsync(context, input, candidate);
        if (validated is null)
            return Done(input, "failed", null, [failure!], generated.Output.DurationMs, 0);
        if (validated.Release == Release.Review) await ReviewAsync(context, input, validated.Version, validated.Reasons);
        return Done(input, Result(validated.Release), validated.Version, validated.Reasons, generated.Output.DurationMs, validated.DurationMs) with
        {
            Measured = validated.Measured,
        };
    }

    private static string Result(Release release) => release switch
    {
        Release.Reject => "rejected",
        Release.Review => "review",
        _ => AwaitsRelease,
    };

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
        if (!generated.Failed) return Done(input, "rejected", null, reasons, generated.Output.DurationMs, 0);
        await ReviewAsync(context, input, null, reasons);
        return Done(input, "review", null, reasons, generated.Output.DurationMs, 0);
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

    private static Task<string> ReviewAsync(IWorkflowContext context, OptimizeFunctionInput input, int? version, IReadOnlyList<Reason> reasons) =>
        context.CallActivityAsync<ReviewInput, string>(
            ReviewActivity.Name,
            new(input.CycleId, input.Platform, input.Function, input.Type, version, reasons),
            PhaseRetries.For(PhaseNames.Iteration));

    internal static Reason Failed(ActivityFailedException failure) =>
        new("activity.failed", failure.Message) { WouldFlip = "The next cycle tries again." };

    private static OptimizeFunctionOutput Done(
        OptimizeFunctionInput input, string result, int? version, IReadOnlyList<Reason> reasons,
        double generationMs, double validationMs) =>
        new(new OpportunityOutcome(input.Function, input.Type, result, version, reasons, null), generationMs, validationMs, 0);
}
