using MathNet.Numerics.Distributions;
using Optimizer.Core.Model;

namespace Optimizer.Core.Statistics;

/// <summary>The verdicts of <see cref="ImprovementEstimator"/> in words.</summary>
internal static class ImprovementReasons
{
    private const string Examination = "improvement";

    public static ImprovementVerdict TooFew(BlockedComparison comparison, ImprovementOptions options, int minBlocks, string unit)
    {
        var perBlock = Math.Max(1d, (double)comparison.Samples / comparison.Blocks);
        var needed = Math.Max(options.MinSamples, Math.Ceiling(minBlocks * perBlock)) - comparison.Samples;
        var reason = new Reason("improvement.too-little-evidence", FormattableString.Invariant(
            $"{comparison.Samples:N0} {unit} in {comparison.Blocks} independent blocks are too few for a posterior; needs ~{Rounded(needed)} more {unit}."))
        {
            Numbers = Numbers(comparison, needed),
            WouldFlip = FormattableString.Invariant($"{Rounded(needed)} more {unit}"),
        };
        return new ImprovementVerdict(Verdict.Inconclusive(Examination, reason), new Estimate(0, -1, 1, comparison.Samples), 0);
    }

    public static ImprovementVerdict NothingToGain(BlockedComparison comparison, Metric objective)
    {
        var observed = comparison.Values(objective).Baseline == 0;
        var reason = observed
            ? new Reason("improvement.nothing-to-gain", $"The recorded traffic shows no {NameOf(objective)}, so nothing can be gained.")
            : new Reason("improvement.not-observed", $"The recorded traffic does not tell the {NameOf(objective)}; it needs sampled invocations.");
        var verdict = observed ? Verdict.Fail(Examination, reason) : Verdict.Inconclusive(Examination, reason);
        return new ImprovementVerdict(verdict, new Estimate(0, 0, 0, comparison.Samples), 0);
    }

    public static ImprovementVerdict Conclude(
        BlockedComparison comparison, Metric objective, ImprovementOptions options, Estimate predicted, double confidence, string unit)
    {
        var (id, outcome) = confidence > options.RequiredConfidence ? ("improvement.shown", VerdictOutcome.Pass)
            : confidence < 1 - options.RequiredConfidence ? ("improvement.not-shown", VerdictOutcome.Fail)
            : ("improvement.uncertain", VerdictOutcome.Inconclusive);
        var more = outcome == VerdictOutcome.Inconclusive ? MoreNeeded(comparison.Samples, confidence, options) : 0;
        var (before, after) = comparison.Values(objective);
        var sentence = FormattableString.Invariant(
            $"{NameOf(objective)} goes from {before:0.####} to {after:0.####}: {predicted.Value:P1} less (95 % interval {predicted.Lower:P1} to {predicted.Upper:P1}) over {comparison.Samples:N0} {unit}; the probability that it exceeds {options.Margin:P0} with no guard worse is {confidence:P1}.");
        var reason = new Reason(id, more > 0 ? FormattableString.Invariant($"{sentence} It needs ~{Rounded(more)} more {unit}.") : sentence)
        {
            Numbers = Numbers(comparison, more, predicted, confidence),
            WouldFlip = more > 0 ? FormattableString.Invariant($"{Rounded(more)} more {unit}") : null,
        };
        return new ImprovementVerdict(
            new Verdict(Examination, outcome, [reason, .. Guards(comparison, objective, options)]), predicted, confidence);
    }

    /// <summary>
    /// How much more evidence would probably decide. The posterior's distance from the margin, in its standard deviations, is
    /// z = Φ⁻¹(confidence) and grows with √n, so n must grow by (z_required ÷ z)²; at most a hundredfold is named.
    /// </summary>
    private static double MoreNeeded(int samples, double confidence, ImprovementOptions options)
    {
        const double mostNamed = 100;
        var distance = Math.Abs(Normal.InvCDF(0, 1, Math.Clamp(confidence, 0.001, 0.999)));
        var required = Normal.InvCDF(0, 1, options.RequiredConfidence);
        var growth = distance == 0 ? mostNamed : Math.Min(mostNamed, required / distance * (required / distance));
        return Math.Max(1, samples * (growth - 1));
    }

    private static IEnumerable<Reason> Guards(BlockedComparison comparison, Metric objective, ImprovementOptions options)
    {
        var (before, after) = comparison.Values(Metric.ErrorRate);
        if (!comparison.ErrorsHold(options, comparison.Even()))
            yield return new Reason("guard.error-rate", FormattableString.Invariant($"The error rate rises from {before:P2} to {after:P2}."));
        if (objective != Metric.P95Latency && !comparison.WaitingHolds(options, comparison.Even()))
            yield return new Reason("guard.p95", FormattableString.Invariant(
                $"The 95th percentile of the time to an answer gets more than {options.P95Tolerance:P0} longer."));
    }

    private static Dictionary<string, double> Numbers(
        BlockedComparison comparison, double more, Estimate? predicted = null, double confidence = 0) => new()
    {
        ["samples"] = comparison.Samples,
        ["blocks"] = comparison.Blocks,
        ["gain"] = predicted?.Value ?? 0,
        ["confidence"] = confidence,
        ["moreNeeded"] = Math.Ceiling(more),
    };

    /// <summary>Two significant digits: more would claim to know.</summary>
    private static string Rounded(double number)
    {
        if (number < 10) return FormattableString.Invariant($"{Math.Ceiling(number):N0}");
        var unit = Math.Pow(10, Math.Floor(Math.Log10(number)) - 1);
        return FormattableString.Invariant($"{Math.Ceiling(number / unit) * unit:N0}");
    }

    private static string NameOf(Metric metric) => metric switch
    {
        Metric.MeanLatency => "mean latency (ms)",
        Metric.P95Latency => "p95 latency (ms)",
        Metric.ErrorRate => "error rate",
        Metric.ColdStart => "mean first call (ms)",
        Metric.TimeToOutcome => "mean time to an answer or a failure (ms)",
        _ => "dependency calls per invocation",
    };
}
