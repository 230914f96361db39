using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Optimizer.Core.Workflow.Embedded;

/// <summary>Carries out the steps of one instance and puts their ends into its inbox.</summary>
internal sealed class StepStarter(
    string instanceId, WorkflowStore store, WorkflowRegistry registry, IChildWorkflows children, SemaphoreSlim slots, TimeProvider time,
    EmbeddedWorkflowOptions options, ILogger logger, ChannelWriter<StepOutcome> inbox)
{
    /// <summary>The longest time that a timer takes.</summary>
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(1);

    /// <returns>Ends when the step's end is in the inbox; throws only on cancellation or a fault of the store.</returns>
    public Task StartAsync(PendingStep step, CancellationToken cancellationToken) => step.Identity.Kind switch
    {
        StepKind.Activity => RunActivityAsync(step, cancellationToken),
        StepKind.SubWorkflow => RunChildAsync(step, cancellationToken),
        StepKind.Timer => RunTimerAsync(step, cancellationToken),
        StepKind.Event => RunEventAsync(step, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step.Identity.Kind, null),
    };

    private async Task RunActivityAsync(PendingStep step, CancellationToken cancellationToken)
    {
        if (await store.BeginAsync(instanceId, step.Number, cancellationToken) is var begun && begun > options.MaxInterruptions)
        {
            inbox.TryWrite(new StepOutcome(step.Number, StepOutcome.NoResult, Interrupted(step, begun - 1)));
            return;
        }
        var retry = step.Retry!;
        var wait = retry.FirstInterval;
        for (var attempt = 1; ; attempt++)
        {
            var outcome = await AttemptAsync(step, cancellationToken);
            if (outcome.Failure is null || attempt >= retry.MaxAttempts)
            {
                inbox.TryWrite(outcome);
                return;
            }
            Logs.ActivityRetried(logger, instanceId, step.Identity.Name, attempt, retry.MaxAttempts, outcome.Failure.ErrorType, outcome.Failure.Message);
            await Task.Delay(wait, time, cancellationToken);
            wait *= retry.BackoffCoefficient;
        }
    }

    /// <summary>An activity that ends its process would else do so for ever.</summary>
    private static WorkflowFailure Interrupted(PendingStep step, int times) => new(
        typeof(WorkflowInterruptedException).FullName!, $"{step.Identity.Name} was begun {times} times, and each time its process ended or lost the instance in its midst.");

    /// <summary>Whatever an activity throws is its failure, not the runner's; but being stopped is neither.</summary>
    private async Task<StepOutcome> AttemptAsync(PendingStep step, CancellationToken cancellationToken)
    {
        await slots.WaitAsync(cancellationToken);
        try
        {
            return new StepOutcome(step.Number, await registry.Activity(step.Identity.Name)(step.Input, cancellationToken), null);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return new StepOutcome(step.Number, StepOutcome.NoResult, new WorkflowFailure(e.GetType().FullName!, e.Message));
        }
        finally
        {
            slots.Release();
        }
    }

    private async Task RunChildAsync(PendingStep step, CancellationToken cancellationToken)
    {
        await children.EnsureStartedAsync(step.Identity.Name, step.ChildId!, step.Input, cancellationToken);
        var end = await children.WaitAsync(step.ChildId!, cancellationToken);
        inbox.TryWrite(new StepOutcome(step.Number, end.Output ?? StepOutcome.NoResult, end.Failure));
    }

    private async Task RunTimerAsync(PendingStep step, CancellationToken cancellationToken)
    {
        for (var left = step.Due - time.GetUtcNow(); left > TimeSpan.Zero; left = step.Due - time.GetUtcNow())
            await Task.Delay(left < LongestDelay ? left : LongestDelay, time, cancellationToken);
        inbox.TryWrite(StepOutcome.Of(step.Number));
    }

    /// <summary>Has the inbox looked at for events now and then, since another process may raise them; ends with the time-out.</summary>
    private async Task RunEventAsync(PendingStep step, CancellationToken cancellationToken)
    {
        while (!step.Task.IsCompleted)
        {
            inbox.TryWrite(StepOutcome.LookForEvents);
            var left = step.Due - time.GetUtcNow();
            if (left <= TimeSpan.Zero) break;
            await Task.Delay(left < options.SweepInterval ? left : options.SweepInterval, time, cancellationToken);
        }
        inbox.TryWrite(StepOutcome.Of(step.Number));
    }
}
