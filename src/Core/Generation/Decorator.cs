namespace Optimizer.Core.Generation;

/// <summary>A generated decorator.</summary>
/// <param name="Name">Of the class.</param>
/// <param name="EntryType">Its full name.</param>
/// <param name="File">Beside the function's own file.</param>
/// <param name="Text">The file's content.</param>
internal sealed record Decorator(string Name, string EntryType, string File, string Text);
