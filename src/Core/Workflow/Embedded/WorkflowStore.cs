using System.Text.Json;
using Optimizer.Core.Storage;

namespace Optimizer.Core.Workflow.Embedded;

/// <summary>Instances, their journals and their events.</summary>
internal sealed class WorkflowStore(DocumentStore documents, IStateStore state, TimeProvider time)
{
    public DocumentStore Documents { get; } = documents;

    /// <summary>Notes the instance among the running ones first, so that one that exists is always found by a resume.</summary>
    /// <returns>Whether it is new.</returns>
    public async Task<bool> CreateAsync(string instanceId, string name, JsonElement input, CancellationToken cancellationToken)
    {
        if (await FindAsync(instanceId, cancellationToken) is not null) return false;
        await Documents.TryInsertAsync(WorkflowKeys.Running, instanceId, name, cancellationToken);
        var record = new WorkflowRecord(name, input, WorkflowStatus.Running, null, null, time.GetUtcNow(), null);
        return await Documents.TryInsertAsync(WorkflowKeys.Instance(instanceId), WorkflowKeys.InstanceRow, record, cancellationToken);
    }

    public Task<Document<WorkflowRecord>?> FindAsync(string instanceId, CancellationToken cancellationToken) =>
        Documents.GetAsync<WorkflowRecord>(WorkflowKeys.Instance(instanceId), WorkflowKeys.InstanceRow, cancellationToken);

    public Task<Document<JsonElement>?> FindStatusAsync(string instanceId, CancellationToken cancellationToken) =>
        Documents.GetAsync<JsonElement>(WorkflowKeys.Instance(instanceId), WorkflowKeys.StatusRow, cancellationToken);

    public async Task<List<string>> ListRunningAsync(CancellationToken cancellationToken)
    {
        var running = new List<string>();
        await foreach (var entity in state.QueryAsync(WorkflowKeys.Running, null, null, cancellationToken))
            running.Add(entity.Row);
        return running;
    }

    public async Task<List<JournalEntry>> ReadJournalAsync(string instanceId, CancellationToken cancellationToken)
    {
        var journal = new List<JournalEntry>();
        var rows = Documents.QueryAsync<JournalEntry>(
            WorkflowKeys.Instance(instanceId), WorkflowKeys.Journal, WorkflowKeys.AfterJournal, cancellationToken);
        await foreach (var entry in rows)
            journal.Add(entry.Value);
        return journal;
    }

    /// <summary>Records a step's end and takes its event, all or none.</summary>
    /// <exception cref="StateConflictException">Another runner wrote this place of the journal: this one lost the instance.</exception>
    public async Task AppendAsync(
        string instanceId, int index, JournalEntry entry, Document<RaisedEvent>? taken, CancellationToken cancellationToken)
    {
        List<StateWrite> writes = [StateWrite.Insert(WorkflowKeys.JournalRow(index), await Documents.PackAsync(entry, cancellationToken))];
        if (taken is not null) writes.Add(StateWrite.Delete(taken.Row, taken.ETag));
        await Documents.WriteAsync(WorkflowKeys.Instance(instanceId), cancellationToken, [.. writes]);
    }

    /// <summary>Notes that an activity is begun, before it is: also what ends its process is counted.</summary>
    /// <returns>How often it was begun, this time included.</returns>
    public async Task<int> BeginAsync(string instanceId, int step, CancellationToken cancellationToken)
    {
        var (partition, row) = (WorkflowKeys.Instance(instanceId), WorkflowKeys.Begun(step));
        if (await Documents.TryInsertAsync(partition, row, 1, cancellationToken)) return 1;
        var begun = (await Documents.GetAsync<int>(partition, row, cancellationToken))!.Value + 1;
        await Documents.WriteAsync(partition, cancellationToken, StateWrite.Upsert(row, await Documents.PackAsync(begun, cancellationToken)));
        return begun;
    }

    public async Task SetStatusAsync(string instanceId, JsonElement status, CancellationToken cancellationToken) =>
        await Documents.WriteAsync(
            WorkflowKeys.Instance(instanceId), cancellationToken,
            StateWrite.Upsert(WorkflowKeys.StatusRow, await Documents.PackAsync(status, cancellationToken)));

    /// <summary>Sets the end, then moves the instance from the running ones to the finished ones; each part may run twice.</summary>
    public async Task FinishAsync(string instanceId, Document<WorkflowRecord> instance, WorkflowRecord ended, CancellationToken cancellationToken)
    {
        await Documents.WriteAsync(
            WorkflowKeys.Instance(instanceId), cancellationToken,
            StateWrite.Replace(WorkflowKeys.InstanceRow, await Documents.PackAsync(ended, cancellationToken), instance.ETag));
        await FileAsync(instanceId, ended, cancellationToken);
    }

    public async Task FileAsync(string instanceId, WorkflowRecord ended, CancellationToken cancellationToken)
    {
        await Documents.TryInsertAsync(
            WorkflowKeys.Finished, WorkflowKeys.FinishedRow(ended.Ended!.Value, instanceId), instanceId, cancellationToken);
        await state.WriteAsync(WorkflowKeys.Running, [StateWrite.Delete(instanceId)], cancellationToken);
    }

    public async Task RaiseAsync(string instanceId, string name, JsonElement payload, CancellationToken cancellationToken)
    {
        var (now, collision) = (time.GetUtcNow(), 0);
        var raised = new RaisedEvent(name, payload);
        while (!await Documents.TryInsertAsync(
            WorkflowKeys.Instance(instanceId), WorkflowKeys.Event(now, collision), raised, cancellationToken))
            collision++;
    }

    public async Task<List<Document<RaisedEvent>>> ReadEventsAsync(string instanceId, CancellationToken cancellationToken)
    {
        var events = new List<Document<RaisedEvent>>();
        var rows = Documents.QueryAsync<RaisedEvent>(
            WorkflowKeys.Instance(instanceId), WorkflowKeys.Events, WorkflowKeys.AfterEvents, cancellationToken);
        await foreach (var raised in rows)
            events.Add(raised);
        return events;
    }
}
