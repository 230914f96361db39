namespace Optimizer.Core.Phases.Monitoring;

internal static class RolloutOptionsValidator
{
    public static IReadOnlyList<string> FaultsOf(RolloutOptions options)
    {
        var faults = new List<string>();
        if (!AreAscendingShares(options.Steps))
            faults.Add($"Steps is [{string.Join(", ", options.Steps)}], and it must ascend within (0, 1] and end with 1.");
        Need(options.MaxDuration > TimeSpan.Zero, nameof(options.MaxDuration), options.MaxDuration, "above zero");
        Need(options.MinInvocationsPerStep >= 1, nameof(options.MinInvocationsPerStep), options.MinInvocationsPerStep, "1 or more");
        Need(options.MinInvocationsToPromote >= 1, nameof(options.MinInvocationsToPromote), options.MinInvocationsToPromote, "1 or more");
        Need(options.LongestLastStep > TimeSpan.Zero, nameof(options.LongestLastStep), options.LongestLastStep, "above zero");
        Need(options.MinStepDuration >= TimeSpan.Zero, nameof(options.MinStepDuration), options.MinStepDuration, "zero or more");
        Need(options.EValueLimit > 1, nameof(options.EValueLimit), options.EValueLimit, "above 1");
        Need(options.HardErrorRate is > 0 and <= 1, nameof(options.HardErrorRate), options.HardErrorRate, "within (0, 1]");
        Need(options.HardMinInvocations >= 1, nameof(options.HardMinInvocations), options.HardMinInvocations, "1 or more");
        Need(options.HardMinErrors >= 1, nameof(options.HardMinErrors), options.HardMinErrors, "1 or more");
        Need(options.HardTailProbability is > 0 and <= 1, nameof(options.HardTailProbability), options.HardTailProbability, "within (0, 1]");
        Need(options.MinEffectiveness is >= 0 and <= 1, nameof(options.MinEffectiveness), options.MinEffectiveness, "within [0, 1]");
        Need(options.MaxSlowdown >= 0, nameof(options.MaxSlowdown), options.MaxSlowdown, "0 or more");
        Need(options.MinInvocationsForTail >= 1, nameof(options.MinInvocationsForTail), options.MinInvocationsForTail, "1 or more");
        Need(options.MaxAllocationGrowth >= 0, nameof(options.MaxAllocationGrowth), options.MaxAllocationGrowth, "0 or more");
        Need(options.MinAllocationGrowthBytes >= 0, nameof(options.MinAllocationGrowthBytes), options.MinAllocationGrowthBytes, "0 or more");
        Need(options.Alpha is > 0 and < 1, nameof(options.Alpha), options.Alpha, "within (0, 1)");
        Need(options.MinInvocationsForEffect >= 2, nameof(options.MinInvocationsForEffect), options.MinInvocationsForEffect, "2 or more");
        Need(options.PromotedHorizon > TimeSpan.Zero, nameof(options.PromotedHorizon), options.PromotedHorizon, "above zero");
        Need(options.SafeStateAfter > TimeSpan.Zero, nameof(options.SafeStateAfter), options.SafeStateAfter, "above zero");
        return faults;

        void Need(bool holds, string name, IFormattable value, string range)
        {
            if (!holds) faults.Add(FormattableString.Invariant($"{name} is {value}, and it must be {range}."));
        }
    }

    private static bool AreAscendingShares(IReadOnlyList<double> steps) =>
        steps.Count > 0 && steps[0] > 0 && steps[^1] == 1 && steps.Zip(steps.Skip(1)).All(pair => pair.First < pair.Second);
}
