namespace Optimizer.Core.Source;

/// <summary>A platform's definition and source text, as read from its folder or received by the API.</summary>
/// <param name="Definition">The content of <c>platform.json</c>.</param>
/// <param name="Files">Text by path relative to the folder (with <c>/</c>), ordinal order: <c>*.cs</c> and <c>platform.json</c>.</param>
public sealed record PlatformSource(PlatformDefinition Definition, IReadOnlyDictionary<string, string> Files);
