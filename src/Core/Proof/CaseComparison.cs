using System.Text.Json;

namespace Optimizer.Core.Proof;

/// <summary>Compares one case, field by field.</summary>
internal static class CaseComparison
{
    private static readonly string[] NullFaults = ["System.NullReferenceException", "System.ArgumentNullException"];
    private static readonly string[] Cancellations = ["System.OperationCanceledException", "System.Threading.Tasks.TaskCanceledException"];

    public static IEnumerable<Mismatch> Compare(CaseTriple triple, IReadOnlyCollection<string> masked)
    {
        var (baseline, candidate) = (triple.Baseline, triple.Candidate);
        if (!SameOutcome(triple))
            yield return Differ(triple, "exception", Outcome(baseline), Outcome(candidate));
        else if (JsonDifference.Paths(baseline.Response, candidate.Response).Except(masked).Any() && !IsAllowedToStop(triple))
            yield return Differ(triple, "response", Text(baseline.Response), Text(candidate.Response));
        if (JsonDifference.Paths(baseline.RequestAfter, candidate.RequestAfter).Any())
            yield return Differ(triple, "mutation", Text(baseline.RequestAfter), Text(candidate.RequestAfter));
        if (Calls(triple) is { } calls)
            yield return Differ(triple, calls, string.Join(" → ", baseline.Calls), string.Join(" → ", candidate.Calls));
    }

    /// <summary>
    /// The same exception type, or none on both sides. A null where the request's own type forbids it may be refused by either of the
    /// two exceptions that .NET has for it; a caller who cancelled may be told so.
    /// </summary>
    private static bool SameOutcome(CaseTriple triple)
    {
        var (expected, actual) = (triple.Baseline.Exception, triple.Candidate.Exception);
        if (expected == actual || expected != triple.Again.Exception) return true;
        if (triple.Case.Variant == CaseVariant.Cancelled && Cancellations.Contains(actual))
            return expected is null || Cancellations.Contains(expected);
        return triple.Case.Generated && NullFaults.Contains(expected) && NullFaults.Contains(actual);
    }

    private static bool IsAllowedToStop(CaseTriple triple) =>
        triple.Case.Variant == CaseVariant.Cancelled && triple.Candidate.Exception is not null;

    private static string? Calls(CaseTriple triple)
    {
        var (baseline, again, candidate) = (triple.Baseline.Calls, triple.Again.Calls, triple.Candidate.Calls);
        if (baseline.SequenceEqual(candidate)) return null;
        if (!Sorted(baseline).SequenceEqual(Sorted(again))) return null;
        if (triple.Case.Variant == CaseVariant.Cancelled && baseline.Count == 0 && Cancellations.Contains(triple.Baseline.Exception)) return "dependency-calls";
        if (triple.Case.Variant is CaseVariant.Cancelled or CaseVariant.Faulted) return HasNewEffect(baseline, candidate) ? "dependency-calls" : null;
        if (triple.Baseline.Exception is not null && HasOnlyMoreReads(baseline, candidate)) return null;
        if (!Sorted(baseline).SequenceEqual(Sorted(candidate))) return "dependency-calls";
        if (!baseline.SequenceEqual(again)) return null;
        return SafeCalls.Ordered(baseline).SequenceEqual(SafeCalls.Ordered(candidate)) ? null : "order";
    }

    /// <summary>Where a call failed or the caller gave up while it was under way, reads may be fewer or more; an effect that the original would not have had may not be.</summary>
    private static bool HasNewEffect(IReadOnlyList<string> baseline, IReadOnlyList<string> candidate)
    {
        var expected = baseline.ToLookup(c => c, StringComparer.Ordinal);
        return candidate.Where(c => !SafeCalls.IsSafe(c)).GroupBy(c => c, StringComparer.Ordinal).Any(g => g.Count() > expected[g.Key].Count());
    }

    /// <summary>Where the original failed half-way, a candidate may have asked already for what it then did not need.</summary>
    private static bool HasOnlyMoreReads(IReadOnlyList<string> baseline, IReadOnlyList<string> candidate)
    {
        var more = candidate.ToList();
        return candidate.Count > baseline.Count && baseline.All(more.Remove) && more.TrueForAll(SafeCalls.IsSafe);
    }

    private static IOrderedEnumerable<string> Sorted(IReadOnlyList<string> calls) => calls.Order(StringComparer.Ordinal);

    private static Mismatch Differ(CaseTriple triple, string what, string baseline, string candidate)
    {
        var when = triple.Case.Variant switch
        {
            CaseVariant.Cancelled => " (with a cancelled token)",
            CaseVariant.Faulted => " (with a failing dependency)",
            CaseVariant.Slow => " (with slow dependencies)",
            CaseVariant.Concurrent => " (with several requests in flight at once)",
            CaseVariant.Repeated => " (asked again, after its caller changed the first response)",
            _ => "",
        };
        return new Mismatch(triple.Case.Request.GetRawText(), what, baseline + when, candidate + when);
    }

    private static string Outcome(CaseResult result) =>
        result.Exception is { } exception ? $"{exception}: {result.ExceptionMessage}" : Text(result.Response);

    private static string Text(JsonElement? value) => value is { } json ? json.GetRawText() : "nothing";
}
