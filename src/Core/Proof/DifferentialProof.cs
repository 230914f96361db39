using Optimizer.Core.Model;
using Optimizer.Core.Proof.Containment;
using Optimizer.Core.Proof.Coverage;
using Optimizer.Core.Proof.Edges;

namespace Optimizer.Core.Proof;

/// <summary>
/// Compares a change with its original on recorded requests, on requests made up at their edges and on failing variants, chosen
/// by the branches of the original that they go through.
/// </summary>
internal sealed class DifferentialProof(ISandbox sandbox, ProofOptions options)
{
    /// <summary>Times that the comparison is begun again without a made-up request that the original itself cannot take.</summary>
    private const int Retries = 3;

    public async Task<EquivalenceResult> ExamineAsync(DifferentialSubject subject, CancellationToken cancellationToken)
    {
        if (subject.Job.Bundle is { } change && EffectScan.NewEffects(subject.Baseline, change) is { Count: > 0 } effects) return Contained(effects);
        var edges = EdgeRequests.Generate(subject.Baseline, [.. subject.Recorded.Select(c => c.Request)], options.MaxGeneratedPool, options.Seed);
        var generated = edges.Select((e, i) => (Case: Case(subject, e, subject.Recorded.Count + i), e.IsExtreme)).ToList();
        var variants = subject.ComparesFailures ? CaseVariants.Of(subject.Recorded, subject.Recorded.Count + generated.Count) : [];
        var probe = InstrumentedBaseline.Of(subject.Baseline);
        for (var attempt = 0; ; attempt++)
        {
            SandboxCase[] cases = [.. subject.Recorded, .. variants, .. generated.Select(g => g.Case)];
            var report = cases.Length == 0
                ? new SandboxReport(SandboxOutcome.Completed, "There was no request to run.")
                : await sandbox.RunAsync(Job(subject.Job, cases, probe), cancellationToken);
            var tooMuch = generated.FindIndex(g => g.Case.Id == report.CulpritCase);
            if (report.Culprit is null or "candidate" || tooMuch < 0 || attempt == Retries)
                return EquivalenceExaminer.Examine(report, cases, subject.Demand, probe?.Branches ?? 0);
            generated.RemoveAt(tooMuch);
            if (attempt == 0) generated.RemoveAll(g => g.IsExtreme);
            if (attempt == Retries - 1) generated.Clear();
        }
    }

    /// <summary>What reaches beyond the sandbox's replay is not executed at all.</summary>
    private static EquivalenceResult Contained(IReadOnlyList<string> effects)
    {
        var sentence = $"The change {string.Join(" and ", effects)}, which the original does not; it was not executed.";
        var verdict = Verdict.Fail("equivalence", new Reason("containment.effect", sentence)
        {
            WouldFlip = "Take the effect out, or bring it in by an injected interface whose calls are recorded.",
        });
        return new EquivalenceResult(verdict, 0, 0, 1, [.. effects.Select(e => new Mismatch("null", "dependency-calls", "no such effect", e))], []);
    }

    private static SandboxCase Case(DifferentialSubject subject, EdgeRequest edge, int id) => edge.Origin < 0
        ? new SandboxCase(id, edge.Request, [], Generated: true)
        : subject.Recorded[edge.Origin] with { Id = id, Request = edge.Request, Generated = true };

    private SandboxJob Job(SandboxJob job, IReadOnlyList<SandboxCase> cases, InstrumentedBaseline? probe) => job with
    {
        Work = SandboxWork.Differential,
        Cases = cases,
        Probe = probe?.Image,
        MaxRecorded = options.MaxCases,
        MaxGenerated = options.MaxGenerated,
        Limits = options.Limits,
        Seed = options.Seed,
    };
}
