namespace Optimizer.Core.Proof;

/// <summary>Cookies that a change carries from one caller's requests to another's, where the original keeps them apart.</summary>
internal static class SharedSessions
{
    /// <summary>
    /// The first case in which the candidate sent a cookie that a server had set in another; none where the original does so too, in
    /// whatever case, since who meets whose cookie depends on their order.
    /// </summary>
    public static IEnumerable<Mismatch> Find(IReadOnlyCollection<CaseTriple> triples) =>
        triples.Any(t => t.Baseline.OthersCookies + t.Again.OthersCookies > 0)
            ? []
            : triples.Where(t => t.Candidate.OthersCookies > 0).Take(1).Select(t => new Mismatch(
                t.Case.Request.GetRawText(), "dependency-calls", "no cookie of another call", $"{string.Join(" → ", t.Candidate.Calls)} with a cookie that a server set in another call"));
}
