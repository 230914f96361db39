using Optimizer.Core.Model;

namespace Optimizer.Core.Proof;

/// <summary>Compares what baseline and candidate did with the same requests. Pure.</summary>
public static class EquivalenceExaminer
{
    private const string Examination = "equivalence";

    /// <param name="report">Of a differential job.</param>
    /// <param name="cases">The job's cases.</param>
    /// <param name="minCases">Fewer proving cases than this are inconclusive.</param>
    public static EquivalenceResult Examine(SandboxReport report, IReadOnlyList<SandboxCase> cases, int minCases)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(cases);
        var triples = Triples(report, cases);
        var served = triples.Where(t => t.Baseline.UnservedCalls + t.Again.UnservedCalls == 0).ToList();
        var masked = MaskedFields(served);
        var mismatches = served.SelectMany(t => CaseComparison.Compare(t, masked)).ToList();
        var bound = served.Count == 0 ? 1 : Math.Min(1, 3.0 / served.Count);
        var verdict = Decide(report, served.Count, triples.Count - served.Count, mismatches, masked, minCases);
        return new EquivalenceResult(verdict, served.Count, triples.Count - served.Count, bound, mismatches, masked);
    }

    private static List<CaseTriple> Triples(SandboxReport report, IReadOnlyList<SandboxCase> cases)
    {
        var results = report.Results.ToLookup(r => (r.Case, r.Side));
        return
        [
            .. from one in cases
               let baseline = results[(one.Id, "baseline")].FirstOrDefault()
               let again = results[(one.Id, "baseline-again")].FirstOrDefault()
               let candidate = results[(one.Id, "candidate")].FirstOrDefault()
               where baseline is not null && again is not null && candidate is not null
               select new CaseTriple(one, baseline, again, candidate)
        ];
    }

    private static List<string> MaskedFields(List<CaseTriple> triples) =>
        [.. triples.SelectMany(t => JsonDifference.Paths(t.Baseline.Response, t.Again.Response)).Distinct().Order(StringComparer.Ordinal)];

    private static Verdict Decide(
        SandboxReport report, int proving, int unserved, List<Mismatch> mismatches, List<string> masked, int minCases)
    {
        if (mismatches.Count > 0) return Verdict.Fail(Examination, Different(mismatches, proving));
        if (report.Outcome != SandboxOutcome.Completed) return NotCompleted(report);
        if (masked.Contains("$"))
            return Verdict.Inconclusive(Examination, new Reason("equivalence.noisy", "Two runs of the original differ in their whole response, so nothing can be compared.")
                { WouldFlip = "A function whose response depends on its request and its dependencies' answers alone." });
        if (proving < minCases) return Verdict.Inconclusive(Examination, TooFew(proving, unserved, minCases));
        return Verdict.Pass(Examination, Same(proving, masked));
    }

    private static Verdict NotCompleted(SandboxReport report)
    {
        var reason = new Reason($"sandbox.{report.Outcome.ToString().ToLowerInvariant()}", report.Because);
        return report.Culprit == "candidate"
            ? Verdict.Fail(Examination, reason)
            : Verdict.Inconclusive(Examination, reason with { WouldFlip = "The original must run in the sandbox on its own recordings." });
    }

    private static Reason Different(List<Mismatch> mismatches, int proving)
    {
        var first = mismatches[0];
        return new Reason(
            "equivalence.different",
            $"{mismatches.Count} mismatches in {proving} requests; the first: {first.What} for {first.Request} was {first.Baseline}, is {first.Candidate}.")
        {
            Numbers = new Dictionary<string, double> { ["mismatches"] = mismatches.Count, ["n"] = proving },
        };
    }

    private static Reason TooFew(int proving, int unserved, int minCases) => new(
        "equivalence.too-few",
        unserved > 0
            ? $"Only {proving} distinct requests could be compared; {unserved} recordings lack a dependency's response."
            : $"Only {proving} distinct requests could be compared.")
    {
        Numbers = new Dictionary<string, double> { ["n"] = proving, ["unserved"] = unserved, ["needed"] = minCases },
        WouldFlip = $"Needs recordings with dependency responses for {minCases - proving} more distinct requests.",
    };

    private static Reason Same(int proving, List<string> masked) => new(
        "equivalence.same",
        FormattableString.Invariant($"0 mismatches in {proving} requests: at most {Math.Min(1, 3.0 / proving):P1} at 95 %.")
            + (masked.Count == 0 ? "" : $" Not compared, since the original itself varies there: {string.Join(", ", masked)}."))
    {
        Numbers = new Dictionary<string, double> { ["n"] = proving, ["bound"] = Math.Min(1, 3.0 / proving) },
    };
}
