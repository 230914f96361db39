using Optimizer.Core.Model;

namespace Optimizer.Core.Optimizations;

/// <summary>An optimization will not write a change for this source; the opportunity is rejected with the reason.</summary>
/// <param name="reason">Why, and what would flip it.</param>
public sealed class GenerationRefusedException(Reason reason) : Exception(reason?.Sentence)
{
    public Reason Reason { get; } = reason!;
}
