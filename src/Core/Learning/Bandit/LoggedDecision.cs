namespace Optimizer.Core.Learning.Bandit;

/// <summary>A decision as it was logged, with what came of it.</summary>
/// <param name="Options">What there was to choose from.</param>
/// <param name="Chosen">Index of the choice.</param>
/// <param name="Propensity">Probability of the choice at the time, 0 to 1 (exclusive of 0).</param>
/// <param name="Reward">What it brought.</param>
public sealed record LoggedDecision(IReadOnlyList<BanditOption> Options, int Chosen, double Propensity, double Reward);
