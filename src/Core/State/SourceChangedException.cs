namespace Optimizer.Core.State;

/// <summary>A version was made from source that the function no longer has: it must not serve.</summary>
public sealed class SourceChangedException(string function, int version) : Exception(
    FormattableString.Invariant($"Version {version} of {function} was made from source that has changed since. Run a cycle, which builds it anew."));
