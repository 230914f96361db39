using MathNet.Numerics.Distributions;
using Optimizer.Core.Model;
using Optimizer.Core.Statistics;

namespace Optimizer.Core.Phases.Monitoring;

/// <summary>The checks that take a version back, each with its reason.</summary>
internal static class RolloutChecks
{
    /// <summary>Anytime-valid: fails more often than the base beside it.</summary>
    public static Reason? Errors(RolloutEvidence evidence, RolloutOptions options) =>
        evidence.EValue < options.EValueLimit ? null
        : new Reason("errors.above-base", FormattableString.Invariant(
            $"It fails more often than its base: the e-value reached {evidence.EValue:0.#}, and {options.EValueLimit:0.#} is the limit (latest: {evidence.Recent.Errors} of {evidence.Recent.Invocations} against {evidence.RecentControl.Errors} of {evidence.RecentControl.Invocations})."))
        {
            Numbers = Numbers(evidence, ("eValue", evidence.EValue)),
        };

    /// <summary>Anytime-valid: its callers give it up more often than the base beside it, as they do when it hangs.</summary>
    public static Reason? Cancellations(RolloutEvidence evidence, RolloutOptions options)
    {
        if (evidence.CancelEValue < options.EValueLimit) return null;
        var (version, before) = evidence.Whole;
        return new Reason("cancellations.above-base", FormattableString.Invariant(
            $"Its callers give it up more often than its base: the e-value reached {evidence.CancelEValue:0.#}, and {options.EValueLimit:0.#} is the limit ({version.Cancelled} of {version.Ended} cancelled against {before.Cancelled} of {before.Ended})."))
        {
            Numbers = new Dictionary<string, double>
            {
                ["cancelled"] = version.Cancelled, ["invocations"] = version.Ended,
                ["baseCancelled"] = before.Cancelled, ["baseInvocations"] = before.Ended, ["eValue"] = evidence.CancelEValue,
            },
        };
    }

    /// <summary>The hard limit, unless the base fails as often.</summary>
    public static Reason? HardLimit(RolloutEvidence evidence, RolloutOptions options)
    {
        var (recent, control) = (evidence.Recent, evidence.RecentControl);
        if (recent.Invocations < options.HardMinInvocations || recent.Errors < options.HardMinErrors) return null;
        if (recent.ErrorRate < options.HardErrorRate) return null;
        var tail = TailProbability(control, recent);
        return tail > options.HardTailProbability ? null
            : new Reason("errors.hard-limit", FormattableString.Invariant(
                $"{recent.Errors} of its latest {recent.Invocations} invocations failed ({recent.ErrorRate:P1}, limit {options.HardErrorRate:P1}), and {control.Errors} of {control.Invocations} of its base."))
            {
                Numbers = Numbers(evidence, ("tailProbability", tail)),
            };
    }

    /// <summary>Credibly less than half of what was predicted.</summary>
    public static Reason? Ineffective(Estimate? effectiveness, RolloutOptions options) =>
        effectiveness is null || effectiveness.Upper >= options.MinEffectiveness ? null
        : new Reason("effect.below-prediction", FormattableString.Invariant(
            $"It realises {effectiveness.Value:P0} of the predicted gain, at most {effectiveness.Upper:P0}; the limit is {options.MinEffectiveness:P0} ({effectiveness.Samples} invocations)."))
        {
            Numbers = new Dictionary<string, double> { ["effectiveness"] = effectiveness.Value, ["upper"] = effectiveness.Upper },
        };

    /// <summary>Credibly slower than its base beyond what validation predicted.</summary>
    public static Reason? Slower(RolloutEvidence evidence, Assessment assessment, RolloutOptions options, double alpha)
    {
        var gain = RelativeGain.Of(Metric.MeanLatency, evidence.Control, evidence.Step, options.MinInvocationsForEffect, alpha);
        var predicted = assessment.Baseline.MeanMs > 0 ? assessment.Optimized.MeanMs / assessment.Baseline.MeanMs : 1;
        var allowed = Math.Max(1, predicted) * (1 + options.MaxSlowdown);
        return gain is null || 1 - gain.Upper <= allowed ? null
            : new Reason("latency.slower", FormattableString.Invariant(
                $"Its mean latency is {1 - gain.Value:0.00} times its base's, at least {1 - gain.Upper:0.00} times; {allowed:0.00} times is allowed."))
            {
                Numbers = new Dictionary<string, double> { ["ratio"] = 1 - gain.Value, ["lower"] = 1 - gain.Upper, ["allowed"] = allowed },
            };
    }

    /// <summary>Anytime-valid: its slow calls are more frequent than those of the base beside it.</summary>
    public static Reason? SlowTail(RolloutEvidence evidence, RolloutOptions options) =>
        evidence.TailEValue < options.EValueLimit ? null
        : new Reason("latency.tail", FormattableString.Invariant(
            $"Slow calls, beyond 1.5 times its base's 95th percentile or twice its 99th, are more frequent than its base's: the e-value reached {evidence.TailEValue:0.#}, and {options.EValueLimit:0.#} is the limit."))
        {
            Numbers = new Dictionary<string, double> { ["eValue"] = evidence.TailEValue, ["limit"] = options.EValueLimit },
        };

    /// <summary>Credibly allocates more than its base, as what keeps memory must.</summary>
    public static Reason? Memory(RolloutEvidence evidence, RolloutOptions options, double alpha)
    {
        var (version, before) = evidence.Whole;
        var (trial, control) = (Allocations(version), Allocations(before));
        var gain = RelativeGain.OfMeans(control, trial, options.MinInvocationsForEffect, alpha);
        if (gain is null || -gain.Upper <= options.MaxAllocationGrowth || -gain.Upper * control.Mean <= options.MinAllocationGrowthBytes) return null;
        return new Reason("memory.above-base", FormattableString.Invariant(
            $"A call allocates {trial.Mean:0} bytes on average and {control.Mean:0} by its base: at least {-gain.Upper:P0} more, and {options.MaxAllocationGrowth:P0} is allowed."))
        {
            Numbers = new Dictionary<string, double> { ["bytes"] = trial.Mean, ["baseBytes"] = control.Mean, ["growth"] = -gain.Value, ["lower"] = -gain.Upper },
        };
    }

    private static MeanSample Allocations(VersionEvidence evidence) => new(evidence.Metered, evidence.AllocatedBytes, evidence.AllocatedSquares);

    /// <summary>
    /// Fisher's exact test, one-sided: so many or more of all errors on the trial's side if both fail equally often. 0 without any
    /// control: nothing then speaks for the version.
    /// </summary>
    private static double TailProbability(VersionEvidence control, VersionEvidence trial)
    {
        if (control.Invocations == 0) return 0;
        var calls = (int)Math.Min(control.Invocations + trial.Invocations, int.MaxValue);
        var errors = (int)Math.Min(control.Errors + trial.Errors, calls);
        var draws = (int)Math.Min(trial.Invocations, calls);
        return Math.Max(0, 1 - Hypergeometric.CDF(calls, errors, draws, trial.Errors - 1));
    }

    private static Dictionary<string, double> Numbers(RolloutEvidence evidence, (string Name, double Value) statistic) => new()
    {
        ["errors"] = evidence.Recent.Errors,
        ["invocations"] = evidence.Recent.Invocations,
        ["baseErrors"] = evidence.RecentControl.Errors,
        ["baseInvocations"] = evidence.RecentControl.Invocations,
        [statistic.Name] = statistic.Value,
    };
}
