namespace Optimizer.Core.Proof;

/// <summary>What the child process may use.</summary>
/// <param name="WallTime">From start to last result.</param>
/// <param name="MemoryBytes">Resident set of the child.</param>
/// <param name="CallTimeout">One invocation of the function.</param>
public sealed record SandboxLimits(TimeSpan WallTime, long MemoryBytes, TimeSpan CallTimeout)
{
    public static SandboxLimits Default { get; } = new(TimeSpan.FromSeconds(20), 512L << 20, TimeSpan.FromSeconds(5));
}
