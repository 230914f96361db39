using Optimizer.Core.Model;
using Optimizer.Core.Proof;

namespace Optimizer.Core.Phases.Validation;

/// <summary>The two comparisons of a candidate that rewrites a function and puts policies around it, as one.</summary>
internal static class ComposedEquivalence
{
    /// <param name="rewritten">Of the rewritten class with the original.</param>
    /// <param name="whole">Of the policies around it with the original; only where the first did not fail.</param>
    /// <returns>The worse verdict, and the weaker bound.</returns>
    public static EquivalenceResult Of(EquivalenceResult rewritten, EquivalenceResult whole)
    {
        var worse = whole.Verdict.Outcome != VerdictOutcome.Pass && rewritten.Verdict.Outcome == VerdictOutcome.Pass || whole.Verdict.Outcome == VerdictOutcome.Fail
            ? whole.Verdict
            : rewritten.Verdict;
        var weaker = whole.Bound > rewritten.Bound ? whole : rewritten;
        return rewritten with
        {
            Verdict = worse.Outcome == VerdictOutcome.Pass ? worse with { Reasons = [.. Named("The rewritten function: ", rewritten), .. Named("Behind its policies: ", whole)] } : worse,
            Cases = weaker.Cases,
            Bound = weaker.Bound,
            Unserved = Math.Max(rewritten.Unserved, whole.Unserved),
            Mismatches = [.. rewritten.Mismatches, .. whole.Mismatches],
            MaskedFields = [.. rewritten.MaskedFields.Union(whole.MaskedFields)],
            Generated = rewritten.Generated + whole.Generated,
        };
    }

    private static IEnumerable<Reason> Named(string what, EquivalenceResult result) =>
        result.Verdict.Reasons.Select(r => r with { Sentence = what + r.Sentence });
}
