using Optimizer.Core.Model;
using Optimizer.Runtime.Telemetry;
using Optimizer.Core.Proof.Coverage;

namespace Optimizer.Core.Proof;

/// <summary>Compares what baseline and candidate did with the same requests. Pure.</summary>
public static class EquivalenceExaminer
{
    private const string Examination = "equivalence";
    private const int MostQuoted = 300;

    /// <param name="report">Of a differential job.</param>
    /// <param name="cases">The job's cases.</param>
    /// <param name="minCases">Fewer proving recorded cases than this are inconclusive.</param>
    public static EquivalenceResult Examine(SandboxReport report, IReadOnlyList<SandboxCase> cases, int minCases) =>
        Examine(report, cases, new CaseDemand(minCases, 1, FailuresToo: true), branches: 0);

    /// <param name="report">Of a differential job.</param>
    /// <param name="cases">The job's cases.</param>
    /// <param name="demand">What is asked of the cases.</param>
    /// <param name="branches">Branches of the baseline, where they were counted.</param>
    internal static EquivalenceResult Examine(SandboxReport report, IReadOnlyList<SandboxCase> cases, CaseDemand demand, int branches)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(cases);
        var triples = Triples(report, cases);
        var proving = triples.Where(t => Proves(t, demand)).ToList();
        var masked = MaskedFields(proving);
        proving = ConcurrentCases.WithoutConfusion(proving, masked);
        var recorded = proving.Count(t => !IsMadeUp(t.Case));
        var n = recorded > 0 ? recorded : proving.Count;
        var tally = new CaseTally(n, proving.Count - n, triples.Count(t => !IsMadeUp(t.Case) && !IsServed(t)));
        var mismatches = proving.SelectMany(t => CaseComparison.Compare(t, masked)).Concat(SharedSessions.Find(proving)).ToList();
        var coverage = new BranchCoverage(Covered(report, proving), branches);
        var verdict = Decide(report, tally, mismatches, masked, recorded < demand.Recorded ? demand.Recorded - recorded : demand.InAll - proving.Count, NothingLeft(proving, masked));
        if (verdict.Outcome == VerdictOutcome.Pass && recorded == 0 && coverage.Covered * 2 < coverage.Total) verdict = Verdict.Inconclusive(Examination, Unreached(tally, coverage));
        if (Stopped(report, cases) is { } stopped) mismatches.Add(stopped);
        return new EquivalenceResult(verdict, n, tally.Unserved, tally.Bound, mismatches, masked)
        {
            Generated = tally.Generated,
            Branches = coverage,
        };
    }

    private static bool IsMadeUp(SandboxCase one) => one.Generated || one.Variant != CaseVariant.None;

    /// <summary>All calls had a recorded answer, and the original ended as it did when it was recorded: else the replay is not that invocation.</summary>
    private static bool IsServed(CaseTriple triple) =>
        triple.Baseline.UnservedCalls + triple.Again.UnservedCalls == 0
        && (IsMadeUp(triple.Case) || triple.Case.RecordedOutcome is not { } recorded || recorded == (triple.Baseline.Exception ?? Outcomes.Ok));

    private static bool Proves(CaseTriple triple, CaseDemand demand) =>
        IsServed(triple) && (demand.FailuresToo || !triple.Case.Generated || triple.Baseline.Exception is null);

    private static int Covered(SandboxReport report, List<CaseTriple> proving)
    {
        var ids = proving.Select(t => t.Case.Id).ToHashSet();
        return report.Results.Where(r => ids.Contains(r.Case)).SelectMany(r => r.Branches).Distinct().Count();
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

    /// <summary>What several requests at once do to the original is not noise of its own.</summary>
    private static List<string> MaskedFields(List<CaseTriple> triples) =>
        [.. triples.Where(t => t.Case.Variant != CaseVariant.Concurrent).SelectMany(t => JsonDifference.Paths(t.Baseline.Response, t.Again.Response)).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Whether the masked fields are all that the responses hold.</summary>
    private static bool NothingLeft(List<CaseTriple> triples, List<string> masked) =>
        masked.Count > 0 && triples.SelectMany(t => JsonDifference.Leaves(t.Baseline.Response)).Distinct().All(leaf => masked.Exists(m => Covers(m, leaf)));

    private static bool Covers(string masked, string leaf) =>
        leaf.StartsWith(masked, StringComparison.Ordinal) && (leaf.Length == masked.Length || leaf[masked.Length] is '.' or '[');

    private static Verdict Decide(
        SandboxReport report, CaseTally tally, List<Mismatch> mismatches, List<string> masked, int lacking, bool nothingLeft)
    {
        if (mismatches.Count > 0)
            return Verdict.Fail(Examination, report.Culprit == "candidate" ? [Different(mismatches, tally.All), Ended(report)] : [Different(mismatches, tally.All)]);
        if (report.Outcome != SandboxOutcome.Completed) return NotCompleted(report);
        if (nothingLeft)
            return Verdict.Inconclusive(Examination, new Reason("equivalence.noisy", "Two runs of the original differ in all that their responses hold, so nothing can be compared.")
                { WouldFlip = "A function whose response depends on its request and its dependencies' answers alone." });
        if (lacking > 0) return Verdict.Inconclusive(Examination, TooFew(tally, lacking));
        return Verdict.Pass(Examination, Same(tally, masked));
    }

    private static Verdict NotCompleted(SandboxReport report)
    {
        var reason = Ended(report);
        return report.Culprit == "candidate"
            ? Verdict.Fail(Examination, reason)
            : Verdict.Inconclusive(Examination, reason with { WouldFlip = "The original must run in the sandbox on its own recordings." });
    }

    private static Reason Ended(SandboxReport report) => new($"sandbox.{report.Outcome.ToString().ToLowerInvariant()}", report.Because);

    /// <summary>The case in which the candidate did not come to an end of its own.</summary>
    private static Mismatch? Stopped(SandboxReport report, IReadOnlyList<SandboxCase> cases)
    {
        if (report is not { Culprit: "candidate", Outcome: not (SandboxOutcome.Completed or SandboxOutcome.Refused) }) return null;
        var request = cases.FirstOrDefault(c => c.Id == report.CulpritCase)?.Request.GetRawText() ?? "null";
        var baseline = report.Results.LastOrDefault(r => r.Case == report.CulpritCase && r.Side == "baseline");
        return new Mismatch(request, "exception", baseline?.Exception ?? baseline?.Response?.GetRawText() ?? "ended", report.Because);
    }

    private static Reason Different(List<Mismatch> mismatches, int proving)
    {
        var first = mismatches[0];
        return new Reason(
            "equivalence.different",
            $"{mismatches.Count} mismatches in {proving} requests; the first: {first.What} for {Short(first.Request)} was {Short(first.Baseline)}, is {Short(first.Candidate)}.")
        {
            Numbers = new Dictionary<string, double> { ["mismatches"] = mismatches.Count, ["n"] = proving },
        };
    }

    /// <summary>For a sentence; the mismatch itself has all of it.</summary>
    private static string Short(string text) => text.Length <= MostQuoted ? text : $"{text[..MostQuoted]}… ({text.Length} characters)";

    private static Reason TooFew(CaseTally tally, int lacking) => new(
        "equivalence.too-few",
        tally.Unserved > 0
            ? $"Only {tally.N} distinct requests could be compared; {tally.Unserved} recordings lack a dependency's response or do not replay as they were recorded."
            : $"Only {tally.N} distinct requests could be compared.")
    {
        Numbers = new Dictionary<string, double> { ["n"] = tally.N, ["unserved"] = tally.Unserved, ["needed"] = tally.N + lacking },
        WouldFlip = $"Needs recordings with dependency responses for {lacking} more distinct requests.",
    };

    /// <summary>What made-up requests alone do not get at is not known to be the same.</summary>
    private static Reason Unreached(CaseTally tally, BranchCoverage coverage) => new(
        "equivalence.unreached",
        $"0 mismatches in {tally.N} made-up requests, but these go through {coverage.Covered} of the original's {coverage.Total} branches only.")
    {
        Numbers = new Dictionary<string, double> { ["n"] = tally.N, ["covered"] = coverage.Covered, ["branches"] = coverage.Total },
        WouldFlip = "Needs recorded requests, or a few written by hand, that go through the others.",
    };

    private static Reason Same(CaseTally tally, List<string> masked) => new(
        "equivalence.same",
        FormattableString.Invariant($"0 mismatches in {tally.N} requests: at most {tally.Bound:P1} at 95 %.")
            + (tally.Generated == 0 ? "" : $" Nor in {tally.Generated} made-up edge cases.")
            + (masked.Count == 0 ? "" : $" Not compared, since the original itself varies there: {string.Join(", ", masked)}."))
    {
        Numbers = new Dictionary<string, double> { ["n"] = tally.N, ["bound"] = tally.Bound, ["generated"] = tally.Generated },
    };
}
