namespace Optimizer.Core.State;

/// <summary>
/// The live pointer of a function: what its callers get. Partition <c>platform:{name}</c>, row <c>function:{id}</c>. Changed by
/// compare-and-swap only.
/// </summary>
/// <param name="Function">The function's id.</param>
/// <param name="Live">The version that serves; 0 is the original.</param>
/// <param name="Canary">The version under trial beside it; null when there is none.</param>
/// <param name="NextVersion">Never used before, ≥ 1.</param>
/// <param name="LastChange">Key of the last applied change, <c>{cycle}/{function}/{step}</c>: repeating it is harmless.</param>
public sealed record FunctionRecord(string Function, int Live, CanaryRecord? Canary, int NextVersion, string? LastChange)
{
    /// <summary>How many changes were applied; version 0 alone is 0.</summary>
    public long Revision { get; init; }
}
