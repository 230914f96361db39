using Optimizer.Core.Model;
using Optimizer.Core.State;

namespace Optimizer.Core.Proof;

/// <summary>Decides what happens to an examined candidate. Pure and total.</summary>
public static class GatePolicy
{
    /// <summary>The examination of the contract; it fails towards review, every other towards rejection.</summary>
    public const string Contract = "contract";

    public static GateDecision Decide(
        IReadOnlyList<Verdict> verdicts, Assessment? assessment, Autonomy autonomy, GateOptions options)
    {
        ArgumentNullException.ThrowIfNull(verdicts);
        ArgumentNullException.ThrowIfNull(options);
        var failed = verdicts.Where(v => v.Outcome == VerdictOutcome.Fail && v.Examination != Contract).SelectMany(v => v.Reasons).ToList();
        if (failed.Count > 0) return new GateDecision(Release.Reject, failed);

        var held = verdicts.Where(v => v.Outcome != VerdictOutcome.Pass).SelectMany(v => v.Reasons)
            .Concat(assessment is null ? [] : Scores(assessment, verdicts, options))
            .ToList();
        if (held.Count > 0 || assessment is null) return new GateDecision(Release.Review, held);
        return autonomy == Autonomy.Full
            ? new GateDecision(Release.Deploy, [AllHold(assessment)])
            : new GateDecision(Release.Review, [AllHold(assessment), AutonomyAsksForAPerson(autonomy)]);
    }

    private static IEnumerable<Reason> Scores(Assessment assessment, IReadOnlyList<Verdict> verdicts, GateOptions options)
    {
        var measured = verdicts.All(v => v.Examination != "improvement" || v.Outcome == VerdictOutcome.Pass);
        if (measured && !(assessment.Confidence > options.MinConfidence))
            yield return Gate("confidence", assessment.Confidence, $"is not above {Show(options.MinConfidence)}", "More traffic narrows it.");
        if (!(assessment.Risk < options.MaxRisk))
            yield return Gate("risk", assessment.Risk, $"is not below {Show(options.MaxRisk)}", Largest(assessment.RiskTerms));
        if (!(assessment.Complexity < options.MaxComplexity))
            yield return Gate("complexity", assessment.Complexity, $"is not below {Show(options.MaxComplexity)}", Largest(assessment.ComplexityTerms));
    }

    private static Reason Gate(string name, double value, string relation, string wouldFlip) =>
        new($"gate.{name}", $"The {name} of {Show(value)} {relation}.")
        {
            Numbers = new Dictionary<string, double> { [name] = value },
            WouldFlip = wouldFlip,
        };

    private static string Largest(IReadOnlyList<Term> terms) =>
        terms.MaxBy(t => t.Points) is { } term ? $"The largest term: {term.Feature} ({Show(term.Points)})." : "It has no terms.";

    private static Reason AllHold(Assessment assessment) => new(
        "gate.all-hold",
        FormattableString.Invariant($"All gates hold: confidence {assessment.Confidence:P1}, risk {assessment.Risk:0.0}, complexity {assessment.Complexity:0.0}, every examination passed."));

    private static Reason AutonomyAsksForAPerson(Autonomy autonomy) => new(
        "autonomy", $"The platform's autonomy is '{autonomy.ToString().ToLowerInvariant()}', so a person releases it.")
    {
        WouldFlip = "Approve it, or run with --autonomy full.",
    };

    private static string Show(double value) => value.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture);
}
