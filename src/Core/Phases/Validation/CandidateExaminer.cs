using System.Text.Json;
using Optimizer.Core.Catalog;
using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Proof;
using Optimizer.Core.Source;
using Optimizer.Core.Traffic;

namespace Optimizer.Core.Phases.Validation;

/// <summary>Runs every examination of a compiled candidate. A failed examination stops those that build on it.</summary>
internal sealed class CandidateExaminer(ISandbox sandbox, PlanJson json, ProofOptions options)
{
    /// <summary>More executions at once would measure the sandbox rather than the function.</summary>
    private const int MaxTogether = 64;

    /// <summary>Median milliseconds below which one execution says more of the machine than of the function: ten times as many fit in the time.</summary>
    private const double QuickMs = 5;
    private const int QuickRounds = 4_000;

    public async Task<Examination> ExamineAsync(CandidateUnderTest subject, CancellationToken cancellationToken)
    {
        var contract = ContractVerdict(subject);
        var cases = CaseSelection.Select(subject.Traffic, subject.Type.Class, Math.Min(options.MaxCases, options.MaxMeasured));
        var pool = CaseSelection.Select(subject.Traffic, subject.Type.Class, 2 * options.MaxCases);
        var equivalence = await EquivalenceAsync(subject, pool, cancellationToken);
        if (equivalence.Verdict.Outcome == VerdictOutcome.Fail)
            return new Examination([contract, equivalence.Verdict], equivalence, null, []);

        var scenarios = await ScenariosAsync(subject, cases, cancellationToken);
        var scenarioVerdict = ScenarioVerdict(subject.Type, scenarios);
        if (scenarioVerdict.Outcome == VerdictOutcome.Fail)
            return new Examination([contract, equivalence.Verdict, scenarioVerdict], equivalence, null, scenarios.Scenarios);

        var improvement = subject.Type is PolicyOptimization policy
            ? PolicyImprovement.Examine(policy, subject, options, cancellationToken)
            : await CodeImprovementAsync(subject, cases, equivalence, cancellationToken);
        return new Examination(
            [contract, equivalence.Verdict, scenarioVerdict, improvement.Verdict], equivalence, improvement, scenarios.Scenarios);
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

    private Task<EquivalenceResult> EquivalenceAsync(
        CandidateUnderTest subject, IReadOnlyList<SandboxCase> pool, CancellationToken cancellationToken)
    {
        var isCode = subject.Type.Class == OptimizationClass.Code;
        var differential = new DifferentialSubject(Job(subject, SandboxWork.Differential, []), subject.Source, pool)
        {
            ComparesFailures = isCode,
            Change = isCode ? BundleCompiler.Create(subject.Compilation.Compilation, subject.Candidate.BundleSource) : null,
            MinRecorded = isCode ? options.MinCodeCases : options.MinPolicyCases,
        };
        return new DifferentialProof(sandbox, options).ExamineAsync(differential, cancellationToken);
    }

    private Task<SandboxReport> ScenariosAsync(
        CandidateUnderTest subject, IReadOnlyList<SandboxCase> cases, CancellationToken cancellationToken) =>
        sandbox.RunAsync(
            Job(subject, SandboxWork.Scenarios, cases) with
            {
                Optimization = subject.Type.Id,
                PlanJson = JsonSerializer.Serialize(subject.Candidate.Plan, json.Options),
            },
            cancellationToken);

    private async Task<Improvement> CodeImprovementAsync(
        CandidateUnderTest subject, IReadOnlyList<SandboxCase> cases, EquivalenceResult equivalence, CancellationToken cancellationToken)
    {
        if (equivalence.Cases == 0) return CodeImprovement.NothingToMeasure(subject.Type);
        var job = Job(subject, SandboxWork.Measure, cases);
        if (subject.Traffic.Profile.Duration.P50 < QuickMs) job = job with { MeasureRounds = QuickRounds };
        if (subject.Type.MattersUnderLoad) job = job with { Together = Math.Clamp(BusyInFlight(subject.Traffic.Window), 2, MaxTogether) };
        var first = await MeasureAsync(subject.Type, job, cancellationToken);
        return first.Verdict.Outcome == VerdictOutcome.Pass
            ? CodeImprovement.LessFavourable(first, await MeasureAsync(subject.Type, job, cancellationToken))
            : first;
    }

    private async Task<Improvement> MeasureAsync(Optimization type, SandboxJob job, CancellationToken cancellationToken)
    {
        var report = type.Objective == Metric.ColdStart
            ? await new FirstCalls(sandbox).MeasureAsync(job, cancellationToken)
            : await sandbox.RunAsync(job, cancellationToken);
        return CodeImprovement.Examine(type, report, options);
    }

    /// <summary>How many calls were under way in the busiest twentieth of arrivals: the one busiest moment would promise too much.</summary>
    private static int BusyInFlight(TraceWindow window)
    {
        var inFlight = WindowFeatures.InFlight(window.Calls.Span);
        Array.Sort(inFlight);
        return inFlight.Length == 0 ? 1 : inFlight[(int)(0.95 * (inFlight.Length - 1))];
    }

    private static Verdict ScenarioVerdict(Optimization type, SandboxReport report)
    {
        const string Examination = "scenarios";
        var failed = report.Scenarios.Where(s => !s.Passed).Select(s => new Reason(s.Scenario, s.Because)).ToArray();
        if (failed.Length > 0) return Verdict.Fail(Examination, failed);
        if (report.Outcome == SandboxOutcome.Completed && report.Scenarios.Count == type.Scenarios.Count)
            return Verdict.Pass(Examination, new Reason("scenarios.passed", $"All {type.Scenarios.Count} scenarios of {type.Title} passed."));
        var reason = new Reason($"sandbox.{report.Outcome.ToString().ToLowerInvariant()}", $"{report.Scenarios.Count} of {type.Scenarios.Count} scenarios ran. {report.Because}");
        return report.Culprit == "candidate" ? Verdict.Fail(Examination, reason) : Verdict.Inconclusive(Examination, reason);
    }

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
