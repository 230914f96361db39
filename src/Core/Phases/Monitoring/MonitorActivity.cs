using Optimizer.Core.Learning.Loop;
using Optimizer.Core.Model;
using Optimizer.Core.Operations.Alerts;
using Optimizer.Core.Operations.Changes;
using Optimizer.Core.State;
using Optimizer.Core.Workflow;

namespace Optimizer.Core.Phases.Monitoring;

/// <summary>
/// Looks at every canary and promoted version of a platform and carries out what <see cref="RolloutPolicy"/> decides. Every
/// change has a key of its own, so looking twice is harmless.
/// </summary>
/// <param name="state">Pointers and versions.</param>
/// <param name="evidence">Live evidence.</param>
/// <param name="time">The clock.</param>
/// <param name="options">Steps and limits.</param>
/// <param name="alerts">Hears of versions that could not be looked at; null: nobody does.</param>
/// <param name="tier1">Learns what became of versions; null without Tier 1.</param>
public sealed class MonitorActivity(
    IPlatformState state, IEvidenceSource evidence, TimeProvider time, RolloutOptions options, SafeTier1? tier1 = null,
    IAlertSink? alerts = null) : IActivity<MonitorInput, MonitorOutput>
{
    /// <inheritdoc/>
    /// <exception cref="UnknownNameException">There is no such platform.</exception>
    public async Task<MonitorOutput> RunAsync(MonitorInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var platform = await state.GetPlatformAsync(input.Platform, cancellationToken)
            ?? throw new UnknownNameException("platform", input.Platform);
        var functions = new List<FunctionRecord>();
        await foreach (var function in state.ListFunctionsAsync(input.Platform, cancellationToken))
            functions.Add(function);
        var watched = new List<MonitoredVersion>();
        foreach (var function in functions)
            await LookAtAsync(platform, function, watched, cancellationToken);
        if (watched.Count == 0 || watched.Exists(w => w.Fault is null))
            await state.NoteLookAsync(input.Platform, cancellationToken);
        if (watched.Exists(w => w.Action is RolloutAction.Promote or RolloutAction.RollBack or RolloutAction.Withdraw))
            await (tier1 ?? SafeTier1.Absent).FeedAsync(state, input.Platform, cancellationToken);
        return new MonitorOutput(input.Platform, watched);
    }

    /// <summary>What an earlier change left half done is finished first. Then the live version: where it is taken back, the trial upon it ends too.</summary>
    private async Task LookAtAsync(
        PlatformRecord platform, FunctionRecord function, List<MonitoredVersion> watched, CancellationToken cancellationToken)
    {
        if (await TryFinishAsync(platform, function, cancellationToken) is { } unfinished)
        {
            watched.Add(unfinished);
            return;
        }
        if (function.Live > 0)
        {
            watched.Add(await TryLookAtAsync(platform, function, function.Live, null, cancellationToken));
            if (watched[^1] is { Action: RolloutAction.RollBack, Fault: null }) return;
        }
        if (function.Canary is { } canary)
            watched.Add(await TryLookAtAsync(platform, function, canary.Version, canary, cancellationToken));
    }

    /// <returns>Null when nothing is left half done; a function that was never changed is not asked for.</returns>
    private Task<MonitoredVersion?> TryFinishAsync(PlatformRecord platform, FunctionRecord function, CancellationToken cancellationToken) =>
        GuardAsync(
            async () =>
            {
                if (function.LastChange is not null) await state.FinishChangeAsync(platform.Name, function.Function, cancellationToken);
                return null;
            },
            platform, function, function.Live, function.Canary, cancellationToken);

    private async Task<MonitoredVersion> TryLookAtAsync(
        PlatformRecord platform, FunctionRecord function, int version, CanaryRecord? canary, CancellationToken cancellationToken) =>
        (await GuardAsync(
            async () => await LookAtAsync(platform, function, version, canary, cancellationToken), platform, function, version, canary, cancellationToken))!;

    /// <summary>One function's fault never stops the others: it is reported, and the version stays where it is until the next look.</summary>
    private async Task<MonitoredVersion?> GuardAsync(
        Func<Task<MonitoredVersion?>> look, PlatformRecord platform, FunctionRecord function, int version, CanaryRecord? canary, CancellationToken cancellationToken)
    {
        try
        {
            return await look();
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            alerts?.Raise(Alerts.OfManualFallback(platform.Name, function.Function, version, fault.Message, time.GetUtcNow()));
            var reason = new Reason("monitoring.failed", $"It could not be looked at: {fault.Message}") { WouldFlip = "the next look" };
            return new MonitoredVersion(function.Function, version, RolloutAction.Hold, [reason])
            {
                Fault = $"{fault.GetType().FullName}: {fault.Message}",
                Weight = canary?.Weight,
            };
        }
    }

    private async Task<MonitoredVersion> LookAtAsync(
        PlatformRecord platform, FunctionRecord function, int number, CanaryRecord? canary, CancellationToken cancellationToken)
    {
        var version = await state.GetVersionAsync(platform.Name, function.Function, number, cancellationToken)
            ?? throw new UnknownNameException("version", $"{function.Function}/{number}");
        var now = time.GetUtcNow();
        var since = canary?.Started ?? now - options.PromotedHorizon;
        var windows = await evidence.ReadAsync(platform.Name, function.Function, since, cancellationToken);
        var decision = RolloutPolicy.Decide(new RolloutSituation(version, canary, windows, platform.Frozen)
        {
            Closed = ChangeGate.Obstacle(platform, starts: false, now),
        }, options, now);
        if (RolloutChange.Of(function, version, decision, windows) is { } change)
            await state.ApplyAsync(platform.Name, function.Function, change, cancellationToken);
        if (decision.Realised is { } realised && realised != version.Realised)
            await state.SetRealisedAsync(platform.Name, function.Function, number, realised, cancellationToken);
        return new MonitoredVersion(function.Function, number, decision.Action, decision.Reasons)
        {
            Realised = decision.Realised,
            Weight = canary is null ? null : WeightAfter(decision, canary),
        };
    }

    private static double WeightAfter(RolloutDecision decision, CanaryRecord canary) => decision.Action switch
    {
        RolloutAction.Step => decision.Next!.Weight,
        RolloutAction.Promote => 1,
        RolloutAction.Hold => canary.Weight,
        _ => 0,
    };
}
