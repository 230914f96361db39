using Optimizer.Core.Model;
using Optimizer.Core.Proof;

namespace Optimizer.Core.Phases.Validation;

/// <summary>Turns examinations into the three scores, each with its terms.</summary>
internal static class CandidateAssessor
{
    /// <returns>Null where an earlier examination failed, so that no gain was measured.</returns>
    public static Assessment? Assess(CandidateUnderTest subject, Examination examination)
    {
        if (examination.Improvement is not { } improvement) return null;
        var risk = RiskModel.Terms(
            subject.Type,
            subject.Type.MissingTerms(subject.Source),
            subject.Detected.CallShare,
            examination.Equivalence.Bound,
            subject.Traffic.Profile.Instances);
        var complexity = ComplexityModel.Terms(subject.Candidate.Features);
        return new Assessment(
            improvement.Objective, improvement.Predicted, improvement.Confidence, RiskModel.Sum(risk), RiskModel.Sum(complexity), risk, complexity)
        {
            Baseline = improvement.Baseline,
            Optimized = improvement.Optimized,
        };
    }
}
