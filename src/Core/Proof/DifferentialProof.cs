using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Optimizer.Core.Model;
using Optimizer.Core.Proof.Containment;
using Optimizer.Core.Proof.Coverage;
using Optimizer.Core.Proof.Edges;

namespace Optimizer.Core.Proof;

/// <summary>
/// Compares a change with its original on recorded requests, on requests made up at their edges and at the boundaries of what both
/// compute, and on failing, slow and concurrent variants, chosen by the branches of the original that they go through.
/// </summary>
internal sealed class DifferentialProof(ISandbox sandbox, ProofOptions options)
{
    /// <summary>Times that the comparison is begun again without a made-up request that the original itself cannot take.</summary>
    private const int Retries = 3;

    /// <summary>How long the first answer of a slow dependency is held back where a change waits by the real clock and its original does not.</summary>
    private static readonly TimeSpan HeldAnswer = TimeSpan.FromSeconds(1.2);

    public async Task<EquivalenceResult> ExamineAsync(DifferentialSubject subject, CancellationToken cancellationToken)
    {
        if (subject.Job.Bundle is { } bundle && EffectScan.NewEffects(subject.Baseline, bundle) is { Count: > 0 } effects) return Contained(effects);
        var changed = Changed(subject);
        var edges = EdgeRequests.Generate(subject.Baseline, [.. subject.Recorded.Select(c => c.Request)], options.MaxGeneratedPool, options.Seed, changed);
        var named = !subject.ComparesFailures ? NamedFaults.None : NamedFaults.Of([(subject.Baseline.Compilation, subject.Baseline.Type), .. changed is { } change ? [change] : Array.Empty<(CSharpCompilation, INamedTypeSymbol)>()]);
        var made = new MadeUpCases(subject, [.. edges.Select((e, i) => (Case(subject, e, subject.Recorded.Count + i), e.IsExtreme))], named);
        var probe = InstrumentedBaseline.Of(subject.Baseline);
        var job = Job(subject, probe);
        for (var attempt = 0; ; attempt++)
        {
            var cases = made.Cases();
            var report = cases.Count == 0
                ? new SandboxReport(SandboxOutcome.Completed, "There was no request to run.")
                : await sandbox.RunAsync(job with { Cases = cases, SearchCalls = made.Searches ? job.SearchCalls : 0 }, cancellationToken);
            if (report.Culprit is null or "candidate" || attempt == Retries || !made.Forgo(report, isLast: attempt == Retries - 1))
                return Limited(subject, EquivalenceExaminer.Examine(report, [.. cases.Concat(report.Found).DistinctBy(c => c.Id)], subject.Demand, probe?.Branches ?? 0));
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

    /// <summary>What replays cannot reach must be stated alike, else nothing is known of it.</summary>
    private static EquivalenceResult Limited(DifferentialSubject subject, EquivalenceResult result)
    {
        if (result.Verdict.Outcome != VerdictOutcome.Pass || Changed(subject) is not { } change) return result;
        var before = RealTimeLimits.Of(subject.Baseline.Compilation, subject.Baseline.Type);
        var after = RealTimeLimits.Of(change.Source, change.Type);
        if (before.SetEquals(after)) return result;
        var sentence = $"The original limits its waiting by {Listed(before, after)}, the change by {Listed(after, before)}; replays end before either is reached.";
        return result with
        {
            Verdict = Verdict.Inconclusive("equivalence", new Reason("equivalence.time-limit", sentence)
            {
                WouldFlip = "Keep the original's time limits in the change.",
            }),
        };
    }

    private static string Listed(IReadOnlySet<string> limits, IReadOnlySet<string> others) =>
        string.Join(" and ", limits.Except(others).Order(StringComparer.Ordinal)) is { Length: > 0 } all ? all : "nothing else";

    private static (CSharpCompilation Source, INamedTypeSymbol Type)? Changed(DifferentialSubject subject) =>
        subject is { Change: { } change, Job.CandidateType: { } name } && change.Assembly.GetTypeByMetadataName(name) is { } type ? (change, type) : null;

    private static SandboxCase Case(DifferentialSubject subject, EdgeRequest edge, int id) => edge.Origin < 0
        ? new SandboxCase(id, edge.Request, [], Generated: true)
        : subject.Recorded[edge.Origin] with { Id = id, Request = edge.Request, Generated = true };

    private SandboxJob Job(DifferentialSubject subject, InstrumentedBaseline? probe)
    {
        var change = subject.ComparesFailures ? InstrumentedChange(subject) : null;
        return subject.Job with
        {
            Work = SandboxWork.Differential,
            Probe = (probe ?? (change is null ? null : InstrumentedBaseline.WithNothing(subject.Baseline)))?.Image,
            CandidateProbe = change?.Image,
            SearchCalls = subject.ComparesFailures ? options.MaxSearchCalls : 0,
            HeldAnswer = WaitsAnew(subject) ? HeldAnswer : TimeSpan.Zero,
            MaxRecorded = options.MaxCases,
            MaxGenerated = options.MaxGenerated,
            Limits = options.Limits,
            Seed = options.Seed,
        };
    }

    private static InstrumentedBaseline? InstrumentedChange(DifferentialSubject subject) =>
        Changed(subject) is { } change ? InstrumentedBaseline.Of(change.Source, change.Type) : null;

    private static bool WaitsAnew(DifferentialSubject subject) =>
        subject.Job.Bundle is { } change && RealTimers.Uses(UsedApis.Of(change)) && !RealTimers.Uses(UsedApis.Of(subject.Baseline));
}
