using Optimizer.Core.State;

namespace Optimizer.Core.Operations;

/// <summary>Changes of a live pointer that a person asks for, as pure functions of the pointer.</summary>
internal static class PointerMove
{
    public static PointerChange StartTrial(
        FunctionRecord pointer, VersionRecord version, string review, double weight, DateTimeOffset now, string actor) =>
        new($"review-{review}/{pointer.Function}/0", "canary.started", Expected(pointer), pointer.Live,
            new CanaryRecord(version.Version, 0, weight, now, now), $"Review {review} was approved.", actor)
        {
            States = new Dictionary<int, VersionState> { [version.Version] = VersionState.Canary },
        };

    public static PointerChange RollBack(FunctionRecord pointer, int to, string id, string? because, string actor)
    {
        var states = TakenBack(pointer, to);
        return new PointerChange(
            $"hand-{id}/{pointer.Function}/rollback", "version.rolled-back", Expected(pointer), to, null,
            because ?? $"Rolled back by hand to version {to}.", actor) { States = states };
    }

    private static Dictionary<int, VersionState> TakenBack(FunctionRecord pointer, int to)
    {
        var states = new Dictionary<int, VersionState>();
        if (pointer.Live != to && pointer.Live > 0) states[pointer.Live] = VersionState.RolledBack;
        if (pointer.Canary is { } trial && trial.Version != to) states[trial.Version] = VersionState.RolledBack;
        if (to > 0) states[to] = VersionState.Live;
        return states;
    }

    private static (int Live, int? Canary) Expected(FunctionRecord pointer) => (pointer.Live, pointer.Canary?.Version);
}
