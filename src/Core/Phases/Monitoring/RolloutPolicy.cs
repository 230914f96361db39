using Optimizer.Core.Model;
using Optimizer.Core.State;

namespace Optimizer.Core.Phases.Monitoring;

/// <summary>Decides on canaries and promoted versions. Static, pure and total.</summary>
public static class RolloutPolicy
{
    /// <summary>What is to be done with a version now.</summary>
    public static RolloutDecision Decide(RolloutSituation situation, RolloutOptions options, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(situation);
        ArgumentNullException.ThrowIfNull(options);
        var evidence = RolloutEvidence.Of(situation, options);
        var assessment = situation.Version.Assessment;
        var alpha = options.Alpha / options.Steps.Count;
        var realised = RelativeGain.Of(
            assessment.Objective, evidence.Control, evidence.Step, options.MinInvocationsForEffect, alpha);
        var effectiveness = EffectivenessOf(realised, assessment.Predicted);
        var harm = Harm(situation, evidence, effectiveness, options, alpha);
        var decision = harm.Count > 0 ? new RolloutDecision(RolloutAction.RollBack, harm)
            : situation.Closed is { } closed ? new RolloutDecision(RolloutAction.Hold, [closed])
            : situation.Frozen ? Hold("platform.frozen", "The platform is frozen: only roll-back is possible.", "unfreeze the platform")
            : situation.Canary is { } canary ? OfCanary(situation, canary, evidence, effectiveness, options, now)
            : Hold("version.holds", FormattableString.Invariant(
                $"It holds: {evidence.Recent.Errors} of the latest {evidence.Recent.Invocations} invocations failed."), null, ("errors", evidence.Recent.Errors), ("invocations", evidence.Recent.Invocations));
        return decision with { Realised = realised, Effectiveness = effectiveness, EValue = evidence.EValue };
    }

    /// <remarks>
    /// Being slower counts against a canary only, which has its base beside it. A promoted version is compared with an earlier time,
    /// and a slower machine or dependency is not the version's fault.
    /// </remarks>
    private static List<Reason> Harm(
        RolloutSituation situation, RolloutEvidence evidence, Estimate? effectiveness, RolloutOptions options, double alpha) =>
    [
        .. new[]
        {
            RolloutChecks.Errors(evidence, options),
            RolloutChecks.Cancellations(evidence, options),
            RolloutChecks.HardLimit(evidence, options),
            RolloutChecks.Ineffective(effectiveness, options),
        }.Concat(situation.Canary is null ? [] : OfTrial(evidence, situation.Version.Assessment, options, alpha)).OfType<Reason>(),
    ];

    private static Reason?[] OfTrial(RolloutEvidence evidence, Assessment assessment, RolloutOptions options, double alpha) =>
    [
        RolloutChecks.Slower(evidence, assessment, options, alpha),
        RolloutChecks.SlowTail(evidence, options),
        RolloutChecks.Memory(evidence, options, alpha),
    ];

    private static RolloutDecision OfCanary(
        RolloutSituation situation, CanaryRecord canary, RolloutEvidence evidence, Estimate? effectiveness, RolloutOptions options, DateTimeOffset now)
    {
        if (now - canary.Started >= options.MaxDuration) return Withdraw(canary, options, now);
        var missing = options.MinInvocationsPerStep - evidence.Step.Invocations;
        if (missing > 0)
            return Hold("evidence.too-little", FormattableString.Invariant(
                $"Its step at {canary.Weight:P0} has {evidence.Step.Invocations} of {options.MinInvocationsPerStep} invocations."), $"{missing} more invocations",
                ("invocations", evidence.Step.Invocations), ("needed", options.MinInvocationsPerStep));
        if (now - canary.StepStarted < options.MinStepDuration)
            return Hold("step.too-short", $"Its step lasts {now - canary.StepStarted:c} of {options.MinStepDuration:c}.", "time",
                ("seconds", (now - canary.StepStarted).TotalSeconds), ("needed", options.MinStepDuration.TotalSeconds));
        var next = canary.Step + 1;
        var isLast = next >= options.Steps.Count || options.Steps[next] >= 1;
        if (!isLast) return Step(canary, next, evidence, options, now);
        var rest = options.MinInvocationsToPromote - evidence.Whole.Version.Ended;
        if (rest > 0 && now - canary.StepStarted < options.LongestLastStep)
            return Hold("evidence.rare-harm", FormattableString.Invariant(
                $"Its trial has {evidence.Whole.Version.Ended} of the {options.MinInvocationsToPromote} invocations in which harm to few calls shows."), $"{rest} more invocations, or {options.LongestLastStep.TotalHours:0.#} h at this share",
                ("invocations", evidence.Whole.Version.Ended), ("needed", options.MinInvocationsToPromote));
        return situation.Version.Assessment.Predicted.Value <= 0 ? PromoteWithoutGain() : PromoteOrHold(effectiveness, options);
    }

    /// <summary>Nothing was predicted that live traffic could fall short of: a person let it through all the same.</summary>
    private static RolloutDecision PromoteWithoutGain() => new(RolloutAction.Promote, [new Reason(
        "canary.held", "It does no harm that its base does not do; no gain was predicted that it could fall short of.")]);

    private static RolloutDecision PromoteOrHold(Estimate? effectiveness, RolloutOptions options)
    {
        if (effectiveness is null)
            return Hold("effect.unknown", "Both sides do not yet show enough of its objective for promotion.", "more observed invocations of both sides");
        if (effectiveness.Value < options.MinEffectiveness)
            return Hold("effect.uncertain", FormattableString.Invariant(
                $"It realises {effectiveness.Value:P0} of the predicted gain by the best estimate ({effectiveness.Lower:P0} to {effectiveness.Upper:P0}); promotion needs {options.MinEffectiveness:P0}."), "a higher gain, or more evidence",
                [.. Numbers(effectiveness), ("needed", options.MinEffectiveness)]);
        return new RolloutDecision(RolloutAction.Promote, [Because("canary.held", FormattableString.Invariant(
            $"It fails no more often than its base and realises {effectiveness.Value:P0} of the predicted gain ({effectiveness.Lower:P0} to {effectiveness.Upper:P0}, {effectiveness.Samples} invocations)."), null, Numbers(effectiveness))]);
    }

    private static RolloutDecision Step(
        CanaryRecord canary, int next, RolloutEvidence evidence, RolloutOptions options, DateTimeOffset now)
    {
        var reason = Because("step.held", FormattableString.Invariant(
            $"{evidence.Step.Errors} of {evidence.Step.Invocations} invocations failed at {canary.Weight:P0}, {evidence.Control.Errors} of {evidence.Control.Invocations} of its base (e-value {evidence.EValue:0.##}); it goes to {options.Steps[next]:P0}."), null,
            ("errors", evidence.Step.Errors), ("invocations", evidence.Step.Invocations), ("baseErrors", evidence.Control.Errors),
            ("baseInvocations", evidence.Control.Invocations), ("eValue", evidence.EValue), ("next", options.Steps[next]));
        return new RolloutDecision(RolloutAction.Step, [reason])
        {
            Next = canary with { Step = next, Weight = options.Steps[next], StepStarted = now },
        };
    }

    private static RolloutDecision Withdraw(CanaryRecord canary, RolloutOptions options, DateTimeOffset now) =>
        new(RolloutAction.Withdraw, [Because("canary.too-long", FormattableString.Invariant(
            $"It was on trial for {(now - canary.Started).TotalHours:0.#} h without enough evidence for promotion; {options.MaxDuration.TotalHours:0.#} h is the limit."), "more traffic, or a longer MaxDuration",
            ("hours", (now - canary.Started).TotalHours), ("limit", options.MaxDuration.TotalHours))]);

    private static RolloutDecision Hold(string id, string sentence, string? wouldFlip, params (string Name, double Value)[] numbers) =>
        new(RolloutAction.Hold, [Because(id, sentence, wouldFlip, numbers)]);

    private static Reason Because(string id, string sentence, string? wouldFlip, params (string Name, double Value)[] numbers) =>
        new(id, sentence) { WouldFlip = wouldFlip, Numbers = numbers.ToDictionary(n => n.Name, n => n.Value) };

    private static (string Name, double Value)[] Numbers(Estimate effectiveness) =>
        [("effectiveness", effectiveness.Value), ("lower", effectiveness.Lower), ("upper", effectiveness.Upper), ("invocations", effectiveness.Samples)];

    private static Estimate? EffectivenessOf(Estimate? realised, Estimate predicted) =>
        realised is null || predicted.Value <= 0 ? null
        : new Estimate(
            realised.Value / predicted.Value, realised.Lower / predicted.Value, realised.Upper / predicted.Value, realised.Samples);
}
