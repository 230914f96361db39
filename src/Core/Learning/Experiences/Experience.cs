namespace Optimizer.Core.Learning.Experiences;

/// <summary>One outcome that the learner learns from.</summary>
/// <param name="Id">Stable: an outcome that is reported twice counts once.</param>
/// <param name="Context">As <see cref="Bandit.ProfileContext"/> writes it; empty when unknown.</param>
/// <param name="Predicted">Relative gain that was predicted, 0 to 1.</param>
/// <param name="Realised">Relative gain that live traffic showed; 0 where there was none.</param>
/// <param name="Propensity">Probability with which the learner chose it, 0 to 1; 1 where it had no choice.</param>
public sealed record Experience(
    string Id, DateTimeOffset At, string Function, string Type, string Context, ExperienceKind Kind,
    double Predicted, double Realised, double Propensity)
{
    /// <summary>Between -1 and 1: the realised gain, or what a failure cost. People and validation cost less than a rollback, which callers saw.</summary>
    public double Reward => Kind switch
    {
        ExperienceKind.Realised => Math.Clamp(Realised, -1, 1),
        ExperienceKind.RolledBack => -0.3,
        ExperienceKind.Declined => -0.1,
        ExperienceKind.Rejected => -0.05,
        _ => 0,
    };

    /// <summary>How much it says of whether the type holds: a person's release is half a success, since nothing was measured yet.</summary>
    public double Weight => Kind == ExperienceKind.Approved ? 0.5 : 1;

    public bool Held => Kind == ExperienceKind.Approved || (Kind == ExperienceKind.Realised && Realised > 0);
}
