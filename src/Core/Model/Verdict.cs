namespace Optimizer.Core.Model;

/// <summary>The answer of one examination of a candidate.</summary>
/// <param name="Examination">What was examined: <c>compile</c>, <c>contract</c>, <c>equivalence</c>, <c>improvement</c>, <c>scenarios</c>, <c>gates</c>.</param>
/// <param name="Outcome">The answer.</param>
/// <param name="Reasons">At least one.</param>
public sealed record Verdict(string Examination, VerdictOutcome Outcome, IReadOnlyList<Reason> Reasons)
{
    public static Verdict Pass(string examination, params Reason[] reasons) => new(examination, VerdictOutcome.Pass, reasons);

    public static Verdict Fail(string examination, params Reason[] reasons) => new(examination, VerdictOutcome.Fail, reasons);

    public static Verdict Inconclusive(string examination, params Reason[] reasons) =>
        new(examination, VerdictOutcome.Inconclusive, reasons);
}
