using Optimizer.Core.Model;
using Optimizer.Core.Source;

namespace Optimizer.Local.Detecting;

/// <param name="Type">Id of the optimization.</param>
/// <param name="File">Relative to the platform's folder.</param>
/// <param name="Line">1-based.</param>
/// <param name="Evidence">What speaks for it, one sentence each.</param>
/// <param name="Predicted">Relative reduction of the type's objective, 0 to 1, that the profile suggests; validation replaces it.</param>
/// <param name="Needs">Contract terms that are to be declared first.</param>
internal sealed record DetectedReport(
    string Function, string Type, string File, int Line, IReadOnlyList<string> Evidence, double Predicted, IReadOnlyList<string> Needs)
{
    public static DetectedReport Of(Opportunity opportunity, FunctionSource source) => new(
        opportunity.Function, opportunity.Type, opportunity.File ?? source.File, opportunity.Line ?? source.Line,
        [.. opportunity.Evidence.Select(r => r.Sentence)], opportunity.Predicted,
        [.. Enum.GetValues<ContractTerms>().Where(t => t != ContractTerms.None && opportunity.Missing.HasFlag(t)).Select(t => t.ToString())]);

    public IEnumerable<string> Lines()
    {
        yield return FormattableString.Invariant($"{File}({Line}): {Type} of {Function}, predicted {Predicted:P0} less");
        foreach (var sentence in Evidence) yield return $"  {sentence}";
        if (Needs.Count > 0) yield return $"  needs {string.Join(", ", Needs)} to be declared in its contract";
    }
}
