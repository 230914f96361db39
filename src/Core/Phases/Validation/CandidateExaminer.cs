using Optimizer.Core.Catalog;
using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Proof;
using Optimizer.Core.Source;

namespace Optimizer.Core.Phases.Validation;

/// <summary>Runs every examination of a compiled candidate. A failed examination stops those that build on it.</summary>
internal sealed class CandidateExaminer(ISandbox sandbox, PlanJson json, ProofOptions options)
{
    private readonly RewriteMeasurement measurement = new(sandbox, options);

    public async Task<Examination> ExamineAsync(CandidateUnderTest subject, CancellationToken cancellationToken)
    {
        var contract = ContractVerdict(subject);
        if (Misplaced(subject) is { } misplaced) return new Examination([contract, misplaced], new EquivalenceResult(misplaced, 0, 0, 1, [], []), null, []);
        var equivalence = await EquivalenceAsync(subject, cancellationToken);
        if (equivalence.Verdict.Outcome == VerdictOutcome.Fail)
            return new Examination([contract, equivalence.Verdict], equivalence, null, []);

        var (scenarios, results) = await new ScenarioExaminer(sandbox, json).ExamineAsync(
            subject, type => Job(subject, SandboxWork.Scenarios, Cases(subject, type)), cancellationToken);
        if (scenarios.Outcome == VerdictOutcome.Fail)
            return new Examination([contract, equivalence.Verdict, scenarios], equivalence, null, results);

        var improvement = subject.Type is PolicyOptimization policy
            ? PolicyImprovement.Examine(policy, subject, options, cancellationToken)
            : await CodeImprovementAsync(subject, equivalence, cancellationToken);
        return new Examination([contract, equivalence.Verdict, scenarios, improvement.Verdict], equivalence, improvement, results)
        {
            Rewrites = await CreditAsync(subject, improvement, cancellationToken),
        };
    }

    /// <summary>For what is judged on few requests; a comparison chooses from more.</summary>
    private IReadOnlyList<SandboxCase> Cases(CandidateUnderTest subject, OptimizationClass type) =>
        CaseSelection.Select(subject.Traffic, type, Math.Min(options.MaxCases, options.MaxMeasured));

    /// <summary>A live policy that was right for one process, in front of a function that several serve by now.</summary>
    private static Verdict? Misplaced(CandidateUnderTest subject)
    {
        var instances = subject.Traffic.Profile.InstancesAtOnce;
        var wrong = subject.Policies.FirstOrDefault(p => p.Type is PolicyOptimization { NeedsOneInstance: true });
        if (instances <= 1 || wrong is null) return null;
        return Verdict.Fail("placement", new Reason(
            PerInstance.ReasonId, $"{instances} instances served at once, and {wrong.Type.Title} would be wrong in each of them for itself.")
        {
            Numbers = new Dictionary<string, double> { ["instances"] = instances },
            WouldFlip = $"Take {wrong.Type.Title} back, or bring all calls of a key to one instance.",
        });
    }

    private static Verdict ContractVerdict(CandidateUnderTest subject)
    {
        var missing = subject.Type.MissingTerms(subject.Source);
        if (missing == 0)
            return Verdict.Pass(GatePolicy.Contract, new Reason("contract.covered", $"The contract covers what {subject.Type.Title} changes."));
        return Verdict.Fail(GatePolicy.Contract, new Reason(
            "contract.missing", $"{subject.Type.Title} needs {missing}, which {subject.Candidate.Function} does not declare.")
        {
            WouldFlip = $"Declare {missing} in [FunctionContract] if callers can live with it, or approve this one change.",
        });
    }

    /// <summary>Rewrites with the original, all together and without policies around them; policies with it by what callers get of the whole.</summary>
    private async Task<EquivalenceResult> EquivalenceAsync(CandidateUnderTest subject, CancellationToken cancellationToken)
    {
        var rewritten = subject.Rewrites.Count == 0 ? null : await ProveAsync(subject, OptimizationClass.Code, cancellationToken);
        if (subject.Policies.Count == 0 || rewritten is { Verdict.Outcome: VerdictOutcome.Fail }) return rewritten!;
        var whole = await ProveAsync(subject, OptimizationClass.Policy, cancellationToken);
        return rewritten is null ? whole : ComposedEquivalence.Of(rewritten, whole);
    }

    private Task<EquivalenceResult> ProveAsync(CandidateUnderTest subject, OptimizationClass type, CancellationToken cancellationToken)
    {
        var isCode = type == OptimizationClass.Code;
        var job = Job(subject, SandboxWork.Differential, []) with { CandidateType = isCode ? subject.RewrittenType : subject.Candidate.EntryType };
        var differential = new DifferentialSubject(job, subject.Source, CaseSelection.Select(subject.Traffic, type, 2 * options.MaxCases))
        {
            ComparesFailures = isCode,
            Change = isCode ? BundleCompiler.Create(subject.Compilation.Compilation, subject.Candidate.BundleSource) : null,
            MinRecorded = isCode ? options.MinCodeCases : options.MinPolicyCases,
        };
        return new DifferentialProof(sandbox, options).ExamineAsync(differential, cancellationToken);
    }

    /// <summary>Against the rewrites that are live, without policies on either side: what a call gains that reaches the function.</summary>
    private async Task<Improvement> CodeImprovementAsync(CandidateUnderTest subject, EquivalenceResult equivalence, CancellationToken cancellationToken)
    {
        if (equivalence.Cases == 0) return CodeImprovement.NothingToMeasure(subject.Type);
        var job = Job(subject, SandboxWork.Measure, Cases(subject, OptimizationClass.Code)) with
        {
            CandidateType = subject.RewrittenType,
            Platform = PartAlone.PlatformWithout(subject, subject.Type)
                ?? throw new InvalidOperationException($"{subject.Candidate.Function} with its live rewrites alone does not compile, though it is live."),
        };
        var counted = await measurement.ProveAsync(subject.Type, job, subject.Traffic, cancellationToken);
        return counted with { Method = counted.Method + CodeImprovement.Beside(subject) };
    }

    /// <summary>Only of what gains: a refused change needs no credit.</summary>
    private async Task<IReadOnlyDictionary<string, CertifiedPart>> CreditAsync(CandidateUnderTest subject, Improvement improvement, CancellationToken cancellationToken) =>
        improvement.Verdict.Outcome == VerdictOutcome.Pass
            ? await new RewriteCredit(measurement).OfAsync(
                subject, Job(subject, SandboxWork.Measure, Cases(subject, OptimizationClass.Code)), improvement, cancellationToken)
            : new Dictionary<string, CertifiedPart>();

    private SandboxJob Job(CandidateUnderTest subject, SandboxWork work, IReadOnlyList<SandboxCase> cases) => new()
    {
        Work = work,
        Platform = subject.Compilation.Image,
        BaselineType = subject.BaselineType,
        Bundle = subject.Bundle,
        CandidateType = subject.Candidate.EntryType,
        References = subject.References,
        Cases = cases,
        Limits = options.Limits,
        Seed = options.Seed,
    };
}
