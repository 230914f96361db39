using Optimizer.Core.Catalog;
using Optimizer.Core.Model;
using Optimizer.Core.Phases.Validation;
using Optimizer.Core.Proof;
using Optimizer.Core.State;

namespace Optimizer.Local.Commands.Bench.Mutants;

/// <summary>Validates by the very examinations and gates that decide on a candidate, at full autonomy.</summary>
internal sealed class MutantTrial(ISandbox sandbox, TimeProvider time)
{
    private readonly CandidateExaminer examiner = new(sandbox, new PlanJson(OptimizationCatalog.Discover()), new ProofOptions());

    public async Task<MutantOutcome> RunAsync(CandidateUnderTest subject, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var examination = await examiner.ExamineAsync(subject, cancellationToken).ConfigureAwait(false);
        var decision = GatePolicy.Decide(examination.Verdicts, CandidateAssessor.Assess(subject, examination), Autonomy.Full, new GateOptions());
        var failed = examination.Verdicts.FirstOrDefault(v => v.Outcome == VerdictOutcome.Fail && v.Examination != GatePolicy.Contract);
        var because = decision.Reasons.Count > 0 ? decision.Reasons[0].Sentence : "";
        return new MutantOutcome(
            Fate(decision.Release), decision.Release == Release.Deploy ? "" : failed?.Examination ?? (decision.Reasons.Count > 0 ? decision.Reasons[0].Id : ""),
            because.Length > 300 ? because[..300] + "…" : because, failed?.Examination is "equivalence" or "scenarios",
            Math.Round(time.GetElapsedTime(started).TotalSeconds, 2));
    }

    private static MutantFate Fate(Release release) => release switch
    {
        Release.Deploy => MutantFate.Released,
        Release.Review => MutantFate.Held,
        _ => MutantFate.Rejected,
    };
}
