using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Optimizer.Core.Model;
using Optimizer.Core.Operations.Alerts;
using Optimizer.Core.Phases;
using Optimizer.Core.State;
using Optimizer.Core.Storage;

namespace Optimizer.Functions.Workflow;

/// <summary>Starts cycles as orchestrations. One at a time per platform, whichever instances of the app are asked: while one is under way, starting gives its id.</summary>
public sealed class DurableCycles(
    IPlatformState state, IStateStore store, IIdGenerator ids, TimeProvider time, ILogger<DurableCycles> log, IAlertSink? alerts = null)
{
    private const string Claims = "cycle-claims";

    /// <summary>How long a claim or a record may be without an orchestration before it counts as left behind by a process that ended.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    /// <returns>The id of the cycle that runs now.</returns>
    /// <exception cref="UnknownNameException">There is no such platform.</exception>
    public async Task<string> StartAsync(DurableTaskClient client, string platform, string trigger, CancellationToken cancellationToken)
    {
        var record = await state.GetPlatformAsync(platform, cancellationToken) ?? throw new UnknownNameException("platform", platform);
        var (cycle, isNew) = await ClaimAsync(client, platform, cancellationToken);
        if (!isNew) return cycle.Cycle;
        await state.PutCycleAsync(
            new CycleRecord { Id = cycle.Cycle, Platform = platform, Status = "running", Started = cycle.At }, cancellationToken);
        await client.ScheduleNewOrchestrationInstanceAsync(
            OptimizationCycle.Name, new CycleInput(cycle.Cycle, platform, record.Autonomy, trigger),
            new StartOrchestrationOptions { InstanceId = cycle.Cycle }, cancellationToken);
        return cycle.Cycle;
    }

    /// <summary>Closes records of cycles whose orchestration failed, was terminated or never began.</summary>
    public async Task ReconcileAsync(DurableTaskClient client, string platform, CancellationToken cancellationToken)
    {
        var open = await state.ListCyclesAsync(platform, cancellationToken)
            .Where(c => c.Status == "running" && time.GetUtcNow() - c.Started > Grace).ToListAsync(cancellationToken);
        foreach (var cycle in open)
        {
            if (await client.GetInstanceAsync(cycle.Id, false, cancellationToken) is { IsCompleted: false }) continue;
            Logs.CycleLost(log, platform, cycle.Id);
            await state.PutCycleAsync(cycle with { Status = "failed", Ended = time.GetUtcNow() }, cancellationToken);
            alerts?.Raise(Alerts.OfFailedCycle(platform, cycle.Id, "its orchestration ended, or never began, before it could close its record.", time.GetUtcNow()));
        }
    }

    private async Task<(CycleClaim Claim, bool IsNew)> ClaimAsync(DurableTaskClient client, string platform, CancellationToken cancellationToken)
    {
        while (true)
        {
            var known = await store.GetAsync(Claims, platform, cancellationToken);
            if (known is not null && Read(known) is { } claim && await IsUnderWayAsync(client, claim, cancellationToken)) return (claim, false);
            var fresh = new CycleClaim(ids.NewId(), time.GetUtcNow());
            var json = JsonSerializer.Serialize(fresh, JsonSerializerOptions.Web);
            try
            {
                var write = known is null ? StateWrite.Insert(platform, json) : StateWrite.Replace(platform, json, known.ETag);
                await store.WriteAsync(Claims, [write], cancellationToken);
                return (fresh, true);
            }
            catch (StateConflictException)
            {
                // Another caller was first; its cycle is looked at next.
            }
        }
    }

    private async Task<bool> IsUnderWayAsync(DurableTaskClient client, CycleClaim claim, CancellationToken cancellationToken)
    {
        var instance = await client.GetInstanceAsync(claim.Cycle, false, cancellationToken);
        return instance is null ? time.GetUtcNow() - claim.At < Grace : !instance.IsCompleted;
    }

    private static CycleClaim? Read(StateEntity entity) => JsonSerializer.Deserialize<CycleClaim>(entity.Json, JsonSerializerOptions.Web);
}
