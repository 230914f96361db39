namespace Optimizer.Runtime.Tests.Samples;

/// <summary>Holds itself, so it has no JSON.</summary>
public sealed class Cycle
{
    public Cycle Self => this;
}
