namespace Optimizer.Core.Learning.Loop;

/// <summary>The dependency whose calls got slower (or failed more) with an anomaly.</summary>
/// <param name="Target">As in <c>DependencyCall.Target</c>.</param>
/// <param name="BeforeMs">Mean milliseconds per invocation before.</param>
/// <param name="AfterMs">Since.</param>
/// <param name="Share">Of the function's own change that this dependency's change explains; may exceed 1.</param>
public sealed record RootCauseHint(string Target, double BeforeMs, double AfterMs, double Share)
{
    public override string ToString() => FormattableString.Invariant(
        $"{Target} went from {BeforeMs:0.#} to {AfterMs:0.#} ms per invocation, {Share:0%} of the function's change");
}
