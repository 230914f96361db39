using Optimizer.Core.State;
using Optimizer.Core.Traffic;

namespace Optimizer.Core.Phases.Monitoring;

/// <summary>The change of the live pointer that carries out a decision.</summary>
internal static class RolloutChange
{
    /// <param name="windows">What the decision rests on; a promotion keeps what they show of the base.</param>
    /// <returns>Null where nothing changes.</returns>
    public static PointerChange? Of(
        FunctionRecord function, VersionRecord version, RolloutDecision decision, IReadOnlyList<EvidenceWindow> windows)
    {
        var isLive = function.Live == version.Version;
        return decision.Action switch
        {
            RolloutAction.Step => Make("canary.stepped", function.Live, decision.Next, []),
            RolloutAction.Promote => Make("version.promoted", version.Version, null,
                [.. Replaced(function.Live), (version.Version, VersionState.Live)]) with
            {
                Control = VersionEvidence.Sum(windows.Select(w => w.Of(version.BaseVersion))),
            },
            RolloutAction.RollBack when isLive => Make("version.rolled-back", version.BaseVersion, null, TakenBack(function, version)),
            RolloutAction.RollBack => Make("version.rolled-back", function.Live, null, [(version.Version, VersionState.RolledBack)]),
            RolloutAction.Withdraw => Make("version.withdrawn", function.Live, null, [(version.Version, VersionState.Withdrawn)]),
            _ => null,
        };

        PointerChange Make(string @event, int live, CanaryRecord? canary, (int Version, VersionState State)[] states) => new(
            KeyOf(function, version, decision), @event, (function.Live, function.Canary?.Version), live, canary,
            string.Join(" ", decision.Reasons.Select(r => r.Sentence)), "optimizer")
        {
            States = states.ToDictionary(s => s.Version, s => s.State),
            Evidence = decision,
        };
    }

    /// <summary>One key per decision on one state of the pointer: the same after a crash, another one after a person moved the pointer.</summary>
    private static string KeyOf(FunctionRecord function, VersionRecord version, RolloutDecision decision)
    {
        var pointer = TraceKey.Of(FormattableString.Invariant($"{function.LastChange}|{function.Canary?.StepStarted.UtcTicks}"));
        var action = decision.Next is { } next
            ? FormattableString.Invariant($"step-{next.Step}")
            : decision.Action.ToString().ToLowerInvariant();
        return FormattableString.Invariant($"{version.Cycle}/{function.Function}/v{version.Version}-{action}-{pointer:x16}");
    }

    private static (int, VersionState)[] Replaced(int live) => live > 0 ? [(live, VersionState.Withdrawn)] : [];

    /// <summary>The base serves again, and a trial upon the version ends with it.</summary>
    private static (int, VersionState)[] TakenBack(FunctionRecord function, VersionRecord version) =>
    [
        (version.Version, VersionState.RolledBack),
        .. version.BaseVersion > 0 ? [(version.BaseVersion, VersionState.Live)] : Array.Empty<(int, VersionState)>(),
        .. function.Canary is { } canary ? [(canary.Version, VersionState.Withdrawn)] : Array.Empty<(int, VersionState)>(),
    ];
}
