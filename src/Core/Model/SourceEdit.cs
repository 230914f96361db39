namespace Optimizer.Core.Model;

/// <summary>One file of a change, whole, before and after.</summary>
/// <param name="Path">Relative to the platform's folder, with <c>/</c>.</param>
/// <param name="Before">Null when the file is new.</param>
/// <param name="After">Null when the file is deleted.</param>
public sealed record SourceEdit(string Path, string? Before, string? After);
