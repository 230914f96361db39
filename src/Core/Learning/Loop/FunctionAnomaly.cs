namespace Optimizer.Core.Learning.Loop;

/// <summary>A function's metric that left its ordinary course.</summary>
/// <param name="Metric">With its unit.</param>
/// <param name="At">Start of the window that showed it.</param>
/// <param name="Score">Of the detector, 0 to 1.</param>
public sealed record FunctionAnomaly(string Function, string Metric, DateTimeOffset At, double Value, double Score)
{
    /// <summary>Which dependency moved with it; null where none is known to have.</summary>
    public RootCauseHint? Cause { get; init; }

    public override string ToString() => FormattableString.Invariant(
        $"anomaly: {Metric} of {Function} was {Value:0.###} at {At:O} (score {Score:0.00}); {(Cause is null ? "no dependency is known to have moved" : Cause.ToString())}");
}
