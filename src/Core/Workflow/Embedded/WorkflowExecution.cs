using System.Text.Json;
using System.Threading.Channels;
using Optimizer.Core.Storage;

namespace Optimizer.Core.Workflow.Embedded;

/// <summary>
/// One run of one instance's code: first what its journal says, then step by step, each recorded before the code sees it.
/// </summary>
internal sealed class WorkflowExecution(
    string instanceId, Document<WorkflowRecord> instance, List<JournalEntry> journal, WorkflowStore store, WorkflowRegistry registry,
    TimeProvider time)
{
    private readonly Channel<StepOutcome> inbox = Channel.CreateUnbounded<StepOutcome>(new UnboundedChannelOptions { SingleReader = true });
    private readonly EmbeddedWorkflowContext context = new(instanceId, instance.Value.Started, journal, store.Documents.Json);
    private readonly List<Task> steps = [];
    private string? shownStatus;

    public ChannelWriter<StepOutcome> Inbox => inbox.Writer;

    /// <summary>Runs to the instance's end. Must be called without a synchronization context.</summary>
    /// <exception cref="StateConflictException">Another runner has the instance.</exception>
    public async Task RunAsync(StepStarter starter, CancellationToken cancellationToken)
    {
        var code = context.InTurn(() => registry.Workflow(instance.Value.Name)(context, instance.Value.Input));
        Replay(code);
        while (!code.IsCompleted && context.Fault is null)
        {
            if (!StartPending(starter, cancellationToken)) break;
            await ShowStatusAsync(cancellationToken);
            await TakeNextAsync(cancellationToken);
        }
        await ShowStatusAsync(cancellationToken);
        await store.FinishAsync(instanceId, instance, await EndAsync(code), cancellationToken);
    }

    /// <summary>Waits until steps that were stopped have let go.</summary>
    public async Task SettleAsync() => await Task.WhenAll(steps).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private void Replay(Task code)
    {
        for (var i = 0; i < journal.Count && context.Fault is null; i++)
        {
            if (code.IsCompleted)
            {
                context.Refuse($"the code ended after {i} of {journal.Count} journaled steps");
                return;
            }
            context.IsReplaying = i < journal.Count - 1;
            context.Deliver(journal[i]);
        }
    }

    /// <returns>False when the code waits for nothing that could ever come.</returns>
    private bool StartPending(StepStarter starter, CancellationToken cancellationToken)
    {
        if (!context.Pending.Any())
        {
            context.Refuse("the code awaits something that is not a step");
            return false;
        }
        foreach (var step in context.Pending.Where(s => !s.Started).ToList())
        {
            step.Started = true;
            steps.Add(Task.Run(() => StartAsync(starter, step, cancellationToken), cancellationToken));
        }
        steps.RemoveAll(s => s.IsCompletedSuccessfully);
        return true;
    }

    /// <summary>A step whose runner fails (the store is down) ends this run; it is taken up again from the journal.</summary>
    private async Task StartAsync(StepStarter starter, PendingStep step, CancellationToken cancellationToken)
    {
        try
        {
            await starter.StartAsync(step, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            inbox.Writer.TryComplete(e);
        }
    }

    private async Task TakeNextAsync(CancellationToken cancellationToken)
    {
        var outcome = await ReadAsync(cancellationToken);
        if (outcome.Step is { } number)
        {
            if (context.Find(number) is { } step) await RecordAsync(step, outcome.Result, outcome.Failure, null, cancellationToken);
            return;
        }
        foreach (var raised in await store.ReadEventsAsync(instanceId, cancellationToken))
        {
            var waiting = context.Pending.FirstOrDefault(s => s.Identity.Kind == StepKind.Event && s.Identity.Name == raised.Value.Name);
            if (waiting is not null) await RecordAsync(waiting, raised.Value.Payload, null, raised, cancellationToken);
        }
    }

    private async Task<StepOutcome> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await inbox.Reader.ReadAsync(cancellationToken);
        }
        catch (ChannelClosedException e) when (e.InnerException is { } cause)
        {
            throw new WorkflowInterruptedException(instanceId, cause);
        }
    }

    private async Task RecordAsync(
        PendingStep step, JsonElement result, WorkflowFailure? failure, Document<RaisedEvent>? taken, CancellationToken cancellationToken)
    {
        var entry = new JournalEntry(step.Number, step.Identity, result, failure, time.GetUtcNow());
        await store.AppendAsync(instanceId, journal.Count, entry, taken, cancellationToken);
        journal.Add(entry);
        context.IsReplaying = false;
        context.Deliver(entry);
    }

    private async Task ShowStatusAsync(CancellationToken cancellationToken)
    {
        if (context.Status is not { } status || status.GetRawText() == shownStatus) return;
        await store.SetStatusAsync(instanceId, status, cancellationToken);
        shownStatus = status.GetRawText();
    }

    private async Task<WorkflowRecord> EndAsync(Task<JsonElement> code)
    {
        try
        {
            if (context.Fault is not null) throw context.Fault;
            var output = await code;
            return instance.Value with { Status = WorkflowStatus.Completed, Output = output, Ended = time.GetUtcNow() };
        }
        catch (Exception e)
        {
            var failure = new WorkflowFailure(e.GetType().FullName!, e.Message);
            return instance.Value with { Status = WorkflowStatus.Failed, Failure = failure, Ended = time.GetUtcNow() };
        }
    }
}
