using Optimizer.Core.Learning.Inputs;

namespace Optimizer.Core.Learning;

/// <summary>What a cycle came to.</summary>
/// <param name="State">After the cycle; the one before where the input was refused.</param>
/// <param name="Rejection">Why the input was refused, or <see cref="InputRejection.None"/>.</param>
public readonly record struct CycleResult(OptimizationState State, InputRejection Rejection)
{
    public bool Accepted => Rejection == InputRejection.None;
}
