namespace Optimizer.Core.Learning.Bandit;

/// <summary>A choice with the probability with which it was made.</summary>
/// <param name="Index">Of the chosen option.</param>
/// <param name="Propensity">Probability of this choice under the policy at the time, 0 to 1; measured over draws.</param>
/// <param name="Safe">Whether the safe floor took the default choice instead of the learned one.</param>
public readonly record struct BanditChoice(int Index, double Propensity, bool Safe);
