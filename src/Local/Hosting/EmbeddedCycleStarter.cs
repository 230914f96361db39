using Optimizer.Core.Model;
using Optimizer.Core.Operations.Alerts;
using Optimizer.Core.Phases;
using Optimizer.Core.State;
using Optimizer.Core.Workflow;
using Optimizer.Core.Workflow.Embedded;

namespace Optimizer.Local.Hosting;

/// <summary>Starts cycles on the embedded runner. One at a time per platform: while one is under way, starting gives its id.</summary>
internal sealed class EmbeddedCycleStarter(
    IPlatformState state, EmbeddedWorkflowRunner runner, IIdGenerator ids, TimeProvider time, IAlertSink? alerts = null)
    : ICycleStarter, IDisposable
{
    private readonly SemaphoreSlim oneAtATime = new(1, 1);

    public Task<string> StartAsync(string platform, CancellationToken cancellationToken) => StartAsync(platform, "request", cancellationToken);

    public async Task<string> StartAsync(string platform, string trigger, CancellationToken cancellationToken)
    {
        var record = await state.GetPlatformAsync(platform, cancellationToken).ConfigureAwait(false)
            ?? throw new UnknownNameException("platform", platform);
        await oneAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await UnderWayAsync(platform, cancellationToken).ConfigureAwait(false)
                ?? await StartNewAsync(record, trigger, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>
    /// Makes records and workflows agree after a process ended between writing the one and the other, or a workflow failed before
    /// it could close its record.
    /// </summary>
    public async Task ReconcileAsync(CancellationToken cancellationToken)
    {
        await oneAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await ReconcileAllAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    public void Dispose() => oneAtATime.Dispose();

    private async Task ReconcileAllAsync(CancellationToken cancellationToken)
    {
        await foreach (var platform in state.ListPlatformsAsync(cancellationToken).ConfigureAwait(false))
        {
            var open = await state.ListCyclesAsync(platform.Name, cancellationToken)
                .Where(c => c.Status == "running").ToListAsync(cancellationToken).ConfigureAwait(false);
            foreach (var cycle in open) await ReconcileAsync(cycle, platform.Autonomy, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ReconcileAsync(CycleRecord cycle, Autonomy autonomy, CancellationToken cancellationToken)
    {
        var workflow = await runner.GetAsync(cycle.Id, cancellationToken).ConfigureAwait(false);
        if (workflow is null) await RunAsync(cycle, autonomy, "request", cancellationToken).ConfigureAwait(false);
        else if (workflow.Status == WorkflowStatus.Failed)
        {
            await state.PutCycleAsync(cycle with { Status = "failed", Ended = workflow.Ended }, cancellationToken).ConfigureAwait(false);
            alerts?.Raise(Alerts.OfFailedCycle(cycle.Platform, cycle.Id, "its workflow failed before it could close its record.", time.GetUtcNow()));
        }
    }

    private async Task<string?> UnderWayAsync(string platform, CancellationToken cancellationToken)
    {
        await foreach (var cycle in state.ListCyclesAsync(platform, cancellationToken).ConfigureAwait(false))
        {
            if (cycle.Status != "running") continue;
            var workflow = await runner.GetAsync(cycle.Id, cancellationToken).ConfigureAwait(false);
            if (workflow?.Status == WorkflowStatus.Running) return cycle.Id;
        }
        return null;
    }

    private async Task<string> StartNewAsync(PlatformRecord platform, string trigger, CancellationToken cancellationToken)
    {
        var cycle = new CycleRecord { Id = ids.NewId(), Platform = platform.Name, Status = "running", Started = time.GetUtcNow() };
        await state.PutCycleAsync(cycle, cancellationToken).ConfigureAwait(false);
        await RunAsync(cycle, platform.Autonomy, trigger, cancellationToken).ConfigureAwait(false);
        return cycle.Id;
    }

    private Task RunAsync(CycleRecord cycle, Autonomy autonomy, string trigger, CancellationToken cancellationToken) =>
        runner.StartAsync(OptimizationCycle.Name, cycle.Id, new CycleInput(cycle.Id, cycle.Platform, autonomy, trigger), cancellationToken);
}
