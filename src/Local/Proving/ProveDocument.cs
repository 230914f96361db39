using System.Text.Json;
using Optimizer.Core.Model;
using Optimizer.Core.Proof;
using Optimizer.Core.Proof.Coverage;

namespace Optimizer.Local.Proving;

/// <summary>What <c>prove --json</c> writes. Others write tools against it: members are added, never renamed.</summary>
/// <param name="Verdict"><c>equivalent</c>, <c>different</c> or <c>inconclusive</c>.</param>
/// <param name="N">Requests that the bound is over.</param>
/// <param name="Bound">Most requests that may still differ, as a share, at 95 %.</param>
/// <param name="Generated">Made-up requests and failing variants beside them.</param>
/// <param name="Reasons">Why, for people.</param>
internal sealed record ProveDocument(
    string Verdict, int N, double Bound, BranchCoverage Branches, IReadOnlyList<ProvedMismatch> Mismatches, IReadOnlyList<string> MaskedFields,
    int Generated, IReadOnlyList<string> Reasons)
{
    private const int MostMismatches = 50;

    public static ProveDocument Of(EquivalenceResult result) => new(
        result.Verdict.Outcome switch
        {
            VerdictOutcome.Pass => "equivalent",
            VerdictOutcome.Fail => "different",
            _ => "inconclusive",
        },
        result.Cases, result.Bound, result.Branches,
        [.. result.Mismatches.Take(MostMismatches).Select(m => new ProvedMismatch(JsonElement.Parse(m.Request), m.What, m.Baseline, m.Candidate))],
        result.MaskedFields, result.Generated,
        [.. result.Verdict.Reasons.Select(r => r.WouldFlip is { } flip ? $"{r.Sentence} {flip}" : r.Sentence)]);

    public IEnumerable<string> Lines()
    {
        yield return FormattableString.Invariant($"{Verdict}: {N} requests and {Generated} edge cases, {Branches.Covered} of {Branches.Total} branches");
        foreach (var reason in Reasons) yield return $"  {reason}";
        foreach (var mismatch in Mismatches)
            yield return $"  {mismatch.What} for {mismatch.Request.GetRawText()}{Environment.NewLine}    baseline:  {mismatch.Baseline}{Environment.NewLine}    candidate: {mismatch.Candidate}";
    }
}
