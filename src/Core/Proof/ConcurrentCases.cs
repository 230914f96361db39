namespace Optimizer.Core.Proof;

/// <summary>Cases that were in flight together.</summary>
internal static class ConcurrentCases
{
    /// <summary>
    /// Without the cases that were in flight together, where these already confuse the original: then they say nothing of a change.
    /// What each request gives alone is known from its repetition.
    /// </summary>
    public static List<CaseTriple> WithoutConfusion(List<CaseTriple> triples, List<string> masked)
    {
        var alone = triples.Where(t => t.Case.Variant == CaseVariant.Repeated)
            .DistinctBy(t => t.Case.Request.GetRawText()).ToDictionary(t => t.Case.Request.GetRawText(), t => t.Baseline, StringComparer.Ordinal);
        var isConfused = triples.Exists(t => t.Case.Variant == CaseVariant.Concurrent
            && !(alone.TryGetValue(t.Case.Request.GetRawText(), out var calm) && IsLike(calm, t.Baseline, masked) && IsLike(calm, t.Again, masked)));
        return isConfused ? triples.FindAll(t => t.Case.Variant != CaseVariant.Concurrent) : triples;
    }

    private static bool IsLike(CaseResult one, CaseResult other, List<string> masked) =>
        one.Exception == other.Exception && !JsonDifference.Paths(one.Response, other.Response).Except(masked).Any();
}
