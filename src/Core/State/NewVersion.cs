using Optimizer.Core.Model;
using Optimizer.Core.Phases.Iteration.Premises;
using Optimizer.Core.Storage;

namespace Optimizer.Core.State;

/// <summary>A proved candidate that is to become a version.</summary>
/// <param name="Bundle">The zip's bytes.</param>
public sealed record NewVersion(
    string Function, string Type, IReadOnlyDictionary<string, OptimizationPlan> Plans, int BaseVersion, string Cycle,
    byte[] Bundle, Assessment Assessment)
{
    /// <summary>Fingerprint of the function's source that it was made from; null when not known.</summary>
    public string? Source { get; init; }

    /// <summary>The traffic that it was proved on, that of its base version; null when not known.</summary>
    public BlobPointer? Traffic { get; init; }

    /// <summary>What the proof rested on; null when not known.</summary>
    public VersionPremises? Premises { get; init; }
}
