namespace Helped;

/// <param name="Titles">Best first.</param>
public sealed record Suggestions(IReadOnlyList<string> Titles);
