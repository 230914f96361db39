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
        var (deployed, because) = await DeployAsync(input, cancellationToken);
        return new DeploymentOutput(deployed, because, time.GetElapsedTime(started).TotalMilliseconds);
    }

    private async Task<(bool Deployed, string Because)> DeployAsync(DeploymentInput input, CancellationToken cancellationToken)
    {
        var platform = await state.GetPlatformAsync(input.Platform, cancellationToken) ?? throw new UnknownNameException("platform", input.Platform);
        var version = await state.GetVersionAsync(input.Platform, input.Function, input.Version, cancellationToken)
            ?? throw new UnknownNameException("version", $"{input.Function} v{input.Version}");
        var pointer = await state.GetFunctionAsync(input.Platform, input.Function, cancellationToken)
            ?? throw new UnknownNameException("function", input.Function);
        if (pointer.Canary?.Version == input.Version || pointer.Live == input.Version)
            return (true, $"Version {input.Version} already has its place.");
        if (Obstacle(platform, pointer, version) is { } obstacle) return (false, obstacle);
        try
        {
            await state.ApplyAsync(input.Platform, input.Function, Change(input, pointer, version), cancellationToken);
        }
        catch (SourceChangedException changed)
        {
            return (false, changed.Message);
        }
        return (true, FormattableString.Invariant($"Version {input.Version} serves {rollout.Steps[0]:P0} beside version {pointer.Live}."));
    }

    private static string? Obstacle(PlatformRecord platform, FunctionRecord pointer, VersionRecord version)
    {
        if (platform.Frozen) return $"{platform.Name} is frozen; unfreeze it to deploy.";
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
