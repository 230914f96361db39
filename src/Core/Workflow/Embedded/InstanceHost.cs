using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Optimizer.Core.Storage;

namespace Optimizer.Core.Workflow.Embedded;

/// <summary>Executes instances for as long as their leases hold.</summary>
internal sealed class InstanceHost(
    WorkflowStore store, WorkflowRegistry registry, IChildWorkflows children, TimeProvider time, EmbeddedWorkflowOptions options,
    ILogger logger) : IDisposable
{
    private readonly ConcurrentDictionary<string, WorkflowExecution> active = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> unknown = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim slots = new(options.MaxConcurrentActivities);

    public void Dispose() => slots.Dispose();

    public void LookForEvents(string instanceId)
    {
        if (active.TryGetValue(instanceId, out var execution)) execution.Inbox.TryWrite(StepOutcome.LookForEvents);
    }

    /// <returns>Null when the instance is finished, executed elsewhere, or of a workflow that this program does not have.</returns>
    public async Task<InstanceClaim?> TryClaimAsync(string instanceId, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(instanceId, cancellationToken) is not { } instance) return null;
        if (instance.Value.Status != WorkflowStatus.Running)
        {
            await store.FileAsync(instanceId, instance.Value, cancellationToken);
            return null;
        }
        if (!registry.HasWorkflow(instance.Value.Name))
        {
            if (unknown.TryAdd(instanceId, true)) Logs.WorkflowUnknown(logger, instanceId, instance.Value.Name);
            return null;
        }
        var lease = await InstanceLease.TryTakeAsync(store, options, time, instanceId, cancellationToken);
        return lease is null ? null : new InstanceClaim(instanceId, instance, lease);
    }

    /// <summary>Runs until the instance ended, the lease was lost, the store failed or <paramref name="stop"/>; never throws.</summary>
    public async Task RunAsync(InstanceClaim claim, CancellationToken stop)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        try
        {
            await ExecuteAsync(claim, ended);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // Stopped; the instance is unfinished.
        }
        catch (StateConflictException)
        {
            Logs.InstanceLost(logger, claim.InstanceId);
        }
        catch (Exception e)
        {
            Logs.RunInterrupted(logger, claim.InstanceId, e);
        }
        await ReleaseAsync(claim);
    }

    private async Task ExecuteAsync(InstanceClaim claim, CancellationTokenSource ended)
    {
        var journal = await store.ReadJournalAsync(claim.InstanceId, ended.Token);
        if (journal.Count > 0) Logs.InstanceTakenUp(logger, claim.InstanceId, claim.Instance.Value.Name, journal.Count);
        var execution = new WorkflowExecution(claim.InstanceId, claim.Instance, journal, store, registry, time);
        var starter = new StepStarter(claim.InstanceId, store, registry, children, slots, time, options, logger, execution.Inbox);
        active[claim.InstanceId] = execution;
        var keeping = claim.Lease.KeepAsync(ended.Token);
        var run = Task.Run(() => execution.RunAsync(starter, ended.Token), CancellationToken.None);
        try
        {
            await await Task.WhenAny(run, keeping);
        }
        finally
        {
            await ended.CancelAsync();
            active.TryRemove(claim.InstanceId, out _);
            await Task.WhenAll(run, keeping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await execution.SettleAsync();
        }
    }

    private async Task ReleaseAsync(InstanceClaim claim)
    {
        try
        {
            await claim.Lease.ReleaseAsync();
        }
        catch (Exception e)
        {
            Logs.LeaseKept(logger, claim.InstanceId, e);
        }
    }
}
