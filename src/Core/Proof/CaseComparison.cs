using System.Text.Json;

namespace Optimizer.Core.Proof;

/// <summary>Compares one case, field by field.</summary>
internal static class CaseComparison
{
    public static IEnumerable<Mismatch> Compare(CaseTriple triple, IReadOnlyCollection<string> masked)
    {
        var (baseline, candidate) = (triple.Baseline, triple.Candidate);
        var request = triple.Case.Request.GetRawText();
        if (baseline.Exception != candidate.Exception)
            yield return new Mismatch(request, "exception", Outcome(baseline), Outcome(candidate));
        else if (JsonDifference.Paths(baseline.Response, candidate.Response).Except(masked).Any())
            yield return new Mismatch(request, "response", Text(baseline.Response), Text(candidate.Response));
        if (JsonDifference.Paths(baseline.RequestAfter, candidate.RequestAfter).Any())
            yield return new Mismatch(request, "mutation", Text(baseline.RequestAfter), Text(candidate.RequestAfter));
        if (Calls(triple) is { } calls)
            yield return new Mismatch(request, calls, string.Join(" → ", baseline.Calls), string.Join(" → ", candidate.Calls));
    }

    private static string? Calls(CaseTriple triple)
    {
        var (baseline, again, candidate) = (triple.Baseline.Calls, triple.Again.Calls, triple.Candidate.Calls);
        if (baseline.SequenceEqual(candidate)) return null;
        if (!Sorted(baseline).SequenceEqual(Sorted(again))) return null;
        if (!Sorted(baseline).SequenceEqual(Sorted(candidate))) return "dependency-calls";
        return baseline.SequenceEqual(again) ? "order" : null;
    }

    private static IOrderedEnumerable<string> Sorted(IReadOnlyList<string> calls) => calls.Order(StringComparer.Ordinal);

    private static string Outcome(CaseResult result) =>
        result.Exception is { } exception ? $"{exception}: {result.ExceptionMessage}" : Text(result.Response);

    private static string Text(JsonElement? value) => value is { } json ? json.GetRawText() : "nothing";
}
