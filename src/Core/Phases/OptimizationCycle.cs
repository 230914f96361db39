using Optimizer.Core.Model;
using Optimizer.Core.Phases.Analysis;
using Optimizer.Core.Phases.Detection;
using Optimizer.Core.Phases.Iteration;
using Optimizer.Core.Phases.Monitoring;
using Optimizer.Core.Proof;
using Optimizer.Core.State;
using Optimizer.Core.Workflow;

namespace Optimizer.Core.Phases;

/// <summary>The workflow of one cycle: the seven phases over a platform. Deterministic; the same code runs in every host.</summary>
public static class OptimizationCycle
{
    /// <summary>Persisted: never renamed.</summary>
    public const string Name = "OptimizationCycle";

    /// <summary>Opportunities that are worked on side by side; the sandbox children of more would only take each other's cores.</summary>
    private const int Window = 2;

    public static async Task<CycleOutput> RunAsync(IWorkflowContext context, CycleInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var log = new CycleLog(input, context.UtcNow);
        try
        {
            var detected = await DetectAsync(context, input, log);
            var analyzed = await AnalyzeAsync(context, input, detected, log);
            var validated = await OptimizeAsync(context, input, detected, analyzed);
            log.Add(await ReleaseAsync(context, input, validated));
            await MonitorAsync(context, input, log);
        }
        catch (ActivityFailedException failure)
        {
            log.Fail(failure);
        }
        var record = log.Close();
        await context.CallActivityAsync<IterationInput, IterationOutput>(
            PhaseNames.Iteration, new(record), PhaseRetries.For(PhaseNames.Iteration));
        context.SetStatus(new { phase = "done" });
        return log.Output(record.Status);
    }

    private static async Task<DetectionOutput> DetectAsync(IWorkflowContext context, CycleInput input, CycleLog log)
    {
        context.SetStatus(new { phase = "detection" });
        var output = await context.CallActivityAsync<DetectionInput, DetectionOutput>(
            PhaseNames.Detection, new(input.CycleId, input.Platform), PhaseRetries.For(PhaseNames.Detection));
        log.Phase(PhaseNames.Detection, $"{output.Count} opportunities in {output.Functions} functions with traffic", output.DurationMs);
        return output;
    }

    private static async Task<AnalysisOutput> AnalyzeAsync(
        IWorkflowContext context, CycleInput input, DetectionOutput detected, CycleLog log)
    {
        context.SetStatus(new { phase = "analysis", opportunities = detected.Count });
        var output = await context.CallActivityAsync<AnalysisInput, AnalysisOutput>(
            PhaseNames.Analysis, new(input.CycleId, input.Platform, detected.Detected), PhaseRetries.For(PhaseNames.Analysis));
        log.Phase(PhaseNames.Analysis, $"{output.Taken.Count} taken, {output.LeftCount} left", output.DurationMs);
        return output;
    }

    /// <remarks>Fixed batches rather than a sliding window: which call comes next must not depend on which one ends first.</remarks>
    private static async Task<IReadOnlyList<OptimizeFunctionOutput>> OptimizeAsync(
        IWorkflowContext context, CycleInput input, DetectionOutput detected, AnalysisOutput analyzed)
    {
        var done = new List<OptimizeFunctionOutput>();
        foreach (var batch in analyzed.Taken.Chunk(Window))
        {
            context.SetStatus(new { phase = "optimization", done = done.Count, of = analyzed.Taken.Count });
            done.AddRange(await Task.WhenAll(batch.Select(o => OptimizeAsync(context, input, detected, o))));
        }
        return done;
    }

    private static async Task<OptimizeFunctionOutput> OptimizeAsync(
        IWorkflowContext context, CycleInput input, DetectionOutput detected, RankedOpportunity opportunity)
    {
        try
        {
            return await context.CallSubWorkflowAsync<OptimizeFunctionInput, OptimizeFunctionOutput>(
                OptimizeFunction.Name,
                $"{input.CycleId}.{opportunity.Function}.{opportunity.Type}",
                new(input.CycleId, input.Platform, opportunity.Function, opportunity.Type, detected.Detected, opportunity.Index, input.Autonomy));
        }
        catch (ActivityFailedException failure)
        {
            return new(new OpportunityOutcome(opportunity.Function, opportunity.Type, "failed", null, [Ended(failure)], null), 0, 0, 0);
        }
    }

    /// <remarks>Only when all are measured: how sure one has to be depends on how many there are and on how sure the others are.</remarks>
    private static async Task<IReadOnlyList<OptimizeFunctionOutput>> ReleaseAsync(
        IWorkflowContext context, CycleInput input, IReadOnlyList<OptimizeFunctionOutput> validated)
    {
        context.SetStatus(new { phase = "deployment" });
        var measured = validated.Select(v => v.Measured).OfType<Discovery>().ToList();
        var ended = new List<OptimizeFunctionOutput>();
        foreach (var batch in validated.Chunk(Window))
            ended.AddRange(await Task.WhenAll(batch.Select(v => ReleaseAsync(context, input, v, measured))));
        return ended;
    }

    private static async Task<OptimizeFunctionOutput> ReleaseAsync(
        IWorkflowContext context, CycleInput input, OptimizeFunctionOutput validated, IReadOnlyList<Discovery> measured)
    {
        if (validated.Outcome.Result != OptimizeFunction.AwaitsRelease) return validated;
        try
        {
            return await ReleaseFunction.RunAsync(context, input, validated, measured);
        }
        catch (ActivityFailedException failure)
        {
            return validated with { Outcome = validated.Outcome with { Result = "failed", Reasons = [Ended(failure)] } };
        }
    }

    private static Reason Ended(ActivityFailedException failure) =>
        new("workflow.failed", failure.Message) { WouldFlip = "The next cycle tries again." };

    private static async Task MonitorAsync(IWorkflowContext context, CycleInput input, CycleLog log)
    {
        context.SetStatus(new { phase = "monitoring" });
        var started = context.UtcNow;
        var output = await context.CallActivityAsync<MonitorInput, MonitorOutput>(
            PhaseNames.Monitoring, new(input.Platform), PhaseRetries.For(PhaseNames.Monitoring));
        log.Phase(PhaseNames.Monitoring, $"{output.Watched} versions watched", (context.UtcNow - started).TotalMilliseconds);
    }
}
