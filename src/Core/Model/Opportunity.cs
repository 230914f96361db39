namespace Optimizer.Core.Model;

/// <summary>A place where an optimization would help, by the evidence of telemetry and source.</summary>
/// <param name="Function">The function's id.</param>
/// <param name="Type">The optimization's id.</param>
/// <param name="Plan">What would be generated.</param>
/// <param name="Predicted">Relative reduction of the type's objective expected from the profile, 0 to 1: measured features only; validation replaces it.</param>
/// <param name="Evidence">What speaks for it.</param>
public sealed record Opportunity(
    string Function, string Type, OptimizationPlan Plan, double Predicted, IReadOnlyList<Reason> Evidence)
{
    /// <summary>Contract terms that the change needs and the function does not declare.</summary>
    public ContractTerms Missing { get; init; }

    /// <summary>The place in the platform's source, relative to its folder; null when only telemetry speaks.</summary>
    public string? File { get; init; }

    /// <summary>1-based line in <see cref="File"/>.</summary>
    public int? Line { get; init; }
}
