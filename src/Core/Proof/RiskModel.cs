using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;

namespace Optimizer.Core.Proof;

/// <summary>
/// Risk, 0 to 10: what could go wrong for callers, as a sum of stated terms. The weights are conventions, the features are
/// counted or measured; each assessment lists its terms.
/// </summary>
public static class RiskModel
{
    /// <summary>What the kind of change can do at worst: 1 when every result stays what it was, 2 when results may differ within the contract.</summary>
    public static Term SemanticClass(Optimization type)
    {
        ArgumentNullException.ThrowIfNull(type);
        var preserving = (type.Needs & ~ContractTerms.Safe & ~ContractTerms.Pure) == 0;
        return preserving
            ? new Term("the change preserves every result", 1)
            : new Term("the change alters timing or freshness within the contract", 2);
    }

    /// <param name="type">The optimization.</param>
    /// <param name="missing">Needed contract terms that are not declared.</param>
    /// <param name="callShare">The function's share of the platform's invocations, 0 to 1.</param>
    /// <param name="equivalenceBound">Upper bound of the mismatch rate at 95 % (3/n), 0 to 1; 1 when nothing was compared.</param>
    /// <param name="instances">Processes that serve the function.</param>
    public static IReadOnlyList<Term> Terms(
        Optimization type, ContractTerms missing, double callShare, double equivalenceBound, int instances)
    {
        ArgumentNullException.ThrowIfNull(type);
        var terms = new List<Term> { SemanticClass(type) };
        if (missing != 0)
            terms.Add(new Term($"the contract does not declare {missing}", 4));
        terms.Add(new Term(FormattableString.Invariant($"blast radius: {callShare:P0} of the platform's invocations"), 2 * callShare));
        terms.Add(new Term(
            FormattableString.Invariant($"equivalence is bounded to {equivalenceBound:P1} mismatches"),
            (type.Class == OptimizationClass.Code ? 4 : 2) * equivalenceBound));
        if (type.Class == OptimizationClass.Policy && instances > 1)
            terms.Add(new Term($"state is kept apart in {instances} instances", 0.5));
        return terms;
    }

    public static double Sum(IReadOnlyList<Term> terms) => Math.Clamp(terms.Sum(t => t.Points), 0, 10);
}
