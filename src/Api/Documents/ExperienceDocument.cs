using Optimizer.Core.Learning.Experiences;

namespace Optimizer.Api.Documents;

/// <summary>An outcome that a platform's learner learned from.</summary>
internal sealed record ExperienceDocument(
    string Id, DateTimeOffset At, string Function, string Type, string Context, string Kind, double Predicted, double Realised, double Propensity, double Reward)
{
    public static ExperienceDocument Of(Experience e) =>
        new(e.Id, e.At, e.Function, e.Type, e.Context, e.Kind.ToString(), e.Predicted, e.Realised, e.Propensity, e.Reward);
}
