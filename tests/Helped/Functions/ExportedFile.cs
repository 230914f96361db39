namespace Helped;

/// <param name="Name">With its extension.</param>
public sealed record ExportedFile(string Name, string Content);
