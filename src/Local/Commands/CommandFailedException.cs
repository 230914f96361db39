namespace Optimizer.Local.Commands;

/// <summary>A command cannot do what it was asked for; the message says what is wrong, where, and what to do. Exit code 1.</summary>
/// <param name="message">One fault a line.</param>
internal sealed class CommandFailedException(string message) : Exception(message);
