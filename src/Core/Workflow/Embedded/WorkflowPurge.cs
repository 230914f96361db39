using Optimizer.Core.Storage;

namespace Optimizer.Core.Workflow.Embedded;

/// <summary>Deletes what is left of workflows that ended long ago.</summary>
internal sealed class WorkflowPurge(IStateStore state, DocumentStore documents)
{
    /// <returns>Instances deleted.</returns>
    public async Task<int> RunAsync(DateTimeOffset endedBefore, CancellationToken cancellationToken)
    {
        var old = new List<Document<string>>();
        await foreach (var row in documents.QueryAsync<string>(
            WorkflowKeys.Finished, null, WorkflowKeys.FinishedBefore(endedBefore), cancellationToken))
            old.Add(row);
        foreach (var instance in old)
        {
            await DeletePartitionAsync(WorkflowKeys.Instance(instance.Value), cancellationToken);
            await state.WriteAsync(WorkflowKeys.Finished, [StateWrite.Delete(instance.Row)], cancellationToken);
        }
        return old.Count;
    }

    private async Task DeletePartitionAsync(string partition, CancellationToken cancellationToken)
    {
        var rows = new List<StateWrite>();
        await foreach (var entity in state.QueryAsync(partition, null, null, cancellationToken))
            rows.Add(StateWrite.Delete(entity.Row));
        foreach (var batch in rows.Chunk(StorageRules.MaxBatch))
            await state.WriteAsync(partition, batch, cancellationToken);
    }
}
