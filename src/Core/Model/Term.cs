namespace Optimizer.Core.Model;

/// <summary>One addend of a score.</summary>
/// <param name="Feature">What was counted or measured, with its value.</param>
/// <param name="Points">What it adds.</param>
public sealed record Term(string Feature, double Points);
