namespace Optimizer.Core.State;

/// <summary>A function's pointer is not what a change expected; read again and decide anew.</summary>
public sealed class PointerConflictException(string function, string found, string expected)
    : Exception($"The live pointer of {function} is {found}, and the change expected {expected}.");
