namespace Optimizer.Core.Learning.Loop;

/// <summary>An opportunity that a cycle took, as it was decided; its outcome is learned under this context and propensity.</summary>
public sealed record Tier1Decision(string Cycle, string Function, string Type, string Context, double Predicted, double Propensity);
