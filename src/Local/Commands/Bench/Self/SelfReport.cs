using Optimizer.Core.Model;

namespace Optimizer.Local.Commands.Bench.Self;

/// <summary>What the loop did with its own learner's cycle.</summary>
/// <param name="Certificate">Of the change: verdicts with their numbers.</param>
/// <param name="AgreementBound">Share of windows that may read otherwise, at 95 %.</param>
/// <param name="Weights">Share of the cycles that the canary got, step by step.</param>
/// <param name="RolledBackTo">Live version after it was taken back.</param>
internal sealed record SelfReport(
    string Protocol, string Change, string Outcome, IReadOnlyList<string> Certificate, long Compared, double AgreementBound, Estimate? Predicted,
    Estimate? Realised, IReadOnlyList<double> Weights, int Promoted, int RolledBackTo, long Cycles, double BeforeMicroseconds, double AfterMicroseconds)
{
    /// <summary>What was promised and did not happen; empty where all did.</summary>
    public IEnumerable<string> Broken()
    {
        if (Outcome != "deployed") yield return $"the change was not deployed: {Outcome}.";
        if (Compared > 0 && AgreementBound > 0.05) yield return $"only {Compared} windows were compared.";
        if (Promoted == 0) yield return "no version was promoted.";
        if (RolledBackTo != 0) yield return "the original does not serve again.";
    }

    public IEnumerable<string> Lines()
    {
        yield return Protocol;
        yield return $"proposed: {Change}: {Outcome}";
        foreach (var line in Certificate) yield return "  " + line;
        yield return FormattableString.Invariant($"windows that read the same: {Compared} of {Compared}, so at most {AgreementBound:0.0%} read otherwise (95 %)");
        yield return FormattableString.Invariant($"predicted {Text(Predicted)}, realised {Text(Realised)} of mean latency; canary steps {string.Join(", ", Weights.Select(w => w.ToString("0%")))}");
        yield return FormattableString.Invariant($"live version {Promoted}: {BeforeMicroseconds:0.0} us median per cycle before, {AfterMicroseconds:0.0} us after ({Cycles} cycles)");
        yield return $"taken back: version {RolledBackTo} serves again";
    }

    private static string Text(Estimate? estimate) => estimate is { } e ? FormattableString.Invariant($"{e.Value:0%} [{e.Lower:0%}, {e.Upper:0%}]") : "unknown";
}
