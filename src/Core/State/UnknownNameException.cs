namespace Optimizer.Core.State;

/// <summary>There is no platform, function, version, review, cycle or backup of that name.</summary>
public sealed class UnknownNameException(string kind, string name)
    : Exception($"There is no {kind} '{name}'.")
{
    public string Kind { get; } = kind;

    public string Name { get; } = name;
}
