using Optimizer.Core.Model;
using Optimizer.Core.Operations.Changes;
using Optimizer.Core.Phases.Monitoring;
using Optimizer.Core.State;
using Optimizer.Core.Workflow;

namespace Optimizer.Core.Phases.Deployment;

/// <summary>Phase 5: backup and compare-and-swap of the live pointer; the version starts as a canary.</summary>
public sealed class DeploymentActivity(IPlatformState state, RolloutOptions rollout, TimeProvider time)
    : IActivity<DeploymentInput, DeploymentOutput>
{
    public async Task<DeploymentOutput> RunAsync(DeploymentInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var started = time.GetTimestamp();
        var output = await DeployAsync(input, cancellationToken);
        return output with { DurationMs = time.GetElapsedTime(started).TotalMilliseconds };
    }

    private async Task<DeploymentOutput> DeployAsync(DeploymentInput input, CancellationToken cancellationToken)
    {
        var platform = await state.GetPlatformAsync(input.Platform, cancellationToken) ?? throw new UnknownNameException("platform", input.Platform);
        var version = await state.GetVersionAsync(input.Platform, input.Function, input.Version, cancellationToken)
            ?? throw new UnknownNameException("version", $"{input.Function} v{input.Version}");
        var pointer = await state.GetFunctionAsync(input.Platform, input.Function, cancellationToken)
            ?? throw new UnknownNameException("function", input.Function);
        if (pointer.Canary?.Version == input.Version || pointer.Live == input.Version)
            return new DeploymentOutput(true, $"Version {input.Version} already has its place.", 0);
        if (Obstacle(pointer, version) is { } obstacle) return new DeploymentOutput(false, obstacle, 0);
        if (ChangeGate.Obstacle(platform, starts: true, time.GetUtcNow()) is { } closed) return Held(closed);
        try
        {
            await state.ApplyAsync(input.Platform, input.Function, Change(input, pointer, version), cancellationToken);
        }
        catch (SourceChangedException changed)
        {
            return new DeploymentOutput(false, changed.Message, 0);
        }
        catch (PlatformFrozenException refused)
        {
            return Held(refused.Reason);
        }
        return new DeploymentOutput(true, FormattableString.Invariant($"Version {input.Version} serves {rollout.Steps[0]:P0} beside version {pointer.Live}."), 0);
    }

    /// <summary>A person who froze the platform decides on the version; what only waits for its time is proved anew by a later cycle.</summary>
    private static DeploymentOutput Held(Reason reason) =>
        new(false, $"{reason.Sentence} {reason.WouldFlip}", 0) { Waits = reason.Id != ChangeGate.Frozen };

    private static string? Obstacle(FunctionRecord pointer, VersionRecord version)
    {
        if (pointer.Canary is { } canary) return $"Version {canary.Version} is under trial; one change at a time.";
        return pointer.Live == version.BaseVersion
            ? null
            : $"It was built upon version {version.BaseVersion}, and version {pointer.Live} is live now; the next cycle builds it anew.";
    }

    private PointerChange Change(DeploymentInput input, FunctionRecord pointer, VersionRecord version)
    {
        var now = time.GetUtcNow();
        return new PointerChange(
            $"{input.CycleId}/{input.Function}/deploy-{input.Version}",
            "canary.started",
            (pointer.Live, null),
            pointer.Live,
            new CanaryRecord(input.Version, 0, rollout.Steps[0], now, now),
            FormattableString.Invariant(
                $"{version.Type} holds all gates or was approved: confidence {version.Assessment.Confidence:P1}, risk {version.Assessment.Risk:0.0}, complexity {version.Assessment.Complexity:0.0}."),
            input.Actor)
        {
            States = new Dictionary<int, VersionState> { [input.Version] = VersionState.Canary },
            Evidence = version.Assessment,
        };
    }
}
