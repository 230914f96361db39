using Optimizer.Core.Storage;

namespace Optimizer.Core.Workflow.Embedded;

/// <summary>The right to execute an instance, for a while. The journal's own conditions guard what a late holder would write.</summary>
internal sealed class InstanceLease
{
    private readonly WorkflowStore store;
    private readonly EmbeddedWorkflowOptions options;
    private readonly TimeProvider time;
    private readonly string partition;
    private string etag;

    private InstanceLease(WorkflowStore store, EmbeddedWorkflowOptions options, TimeProvider time, string partition, string etag) =>
        (this.store, this.options, this.time, this.partition, this.etag) = (store, options, time, partition, etag);

    /// <returns>Null when another runner holds it.</returns>
    public static async Task<InstanceLease?> TryTakeAsync(
        WorkflowStore store, EmbeddedWorkflowOptions options, TimeProvider time, string instanceId, CancellationToken cancellationToken)
    {
        var partition = WorkflowKeys.Instance(instanceId);
        var found = await store.Documents.GetAsync<LeaseRecord>(partition, WorkflowKeys.LeaseRow, cancellationToken);
        if (found is { Value: var held } && !IsFree(held, options, time)) return null;
        try
        {
            var lease = new InstanceLease(store, options, time, partition, "");
            await lease.WriteAsync(found?.ETag, cancellationToken);
            return lease;
        }
        catch (StateConflictException)
        {
            return null;
        }
    }

    /// <summary>Renews at a third of the lease until cancelled.</summary>
    /// <exception cref="StateConflictException">Another runner took the instance over.</exception>
    public async Task KeepAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(options.Lease / 3, time, cancellationToken);
            await WriteAsync(etag, cancellationToken);
        }
    }

    public async Task ReleaseAsync()
    {
        try
        {
            await store.Documents.WriteAsync(partition, CancellationToken.None, StateWrite.Delete(WorkflowKeys.LeaseRow, etag));
        }
        catch (StateConflictException)
        {
            // Another runner has it by now.
        }
    }

    private static bool IsFree(LeaseRecord held, EmbeddedWorkflowOptions options, TimeProvider time) =>
        held.Owner == options.Owner || held.Until <= time.GetUtcNow() || options.HasEnded(held.Owner);

    private async Task WriteAsync(string? expected, CancellationToken cancellationToken)
    {
        var json = await store.Documents.PackAsync(new LeaseRecord(options.Owner, time.GetUtcNow() + options.Lease), cancellationToken);
        var write = expected is null ? StateWrite.Insert(WorkflowKeys.LeaseRow, json) : StateWrite.Replace(WorkflowKeys.LeaseRow, json, expected);
        etag = (await store.Documents.WriteAsync(partition, cancellationToken, write))[0];
    }
}
