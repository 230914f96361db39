namespace Optimizer.Local.Commands.Bench.Soak;

/// <summary>One disturbance.</summary>
/// <param name="Phase">The activity's name.</param>
/// <param name="Kind">What happens to it.</param>
/// <param name="Times">Attempts that fail; with an outage the store calls that fail.</param>
internal sealed record StagedFault(string Phase, StagedFaultKind Kind, int Times)
{
    /// <summary>Only attempts whose input names this function are disturbed; null: any.</summary>
    public string? Function { get; init; }
}
