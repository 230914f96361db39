namespace Optimizer.Core.Phases.Iteration.Premises;

/// <summary>When a live version's premises count as gone.</summary>
public sealed record PremiseOptions
{
    /// <summary>Major and minor version of .NET that proofs run on here, such as <c>10.0</c>; null: not looked at.</summary>
    public string? Runtime { get; init; }

    /// <summary>Change of the share of repeated requests that does not matter, 0 to 1; default 0.15.</summary>
    public double RepeatMargin { get; init; } = 0.15;

    /// <summary>A dependency may become this many times slower or faster, above 1; default 1.5.</summary>
    public double LatencyFactor { get; init; } = 1.5;

    /// <summary>Change of a dependency's mean that does not matter in any case, milliseconds; default 2.</summary>
    public double LatencyFloorMs { get; init; } = 2;

    /// <summary>Probability that one look takes a version back though no premise moved beyond its margin, at most; default 0.0001. Shared by all premises of the version.</summary>
    public double Alpha { get; init; } = 0.0001;
}
