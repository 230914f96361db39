using Optimizer.Core.Proof;

namespace Optimizer.Sandbox.Child;

/// <summary>A call took more than it may, so the job ends here.</summary>
/// <param name="outcome">Which limit.</param>
/// <param name="because">The limit, the case and the side.</param>
/// <param name="side">The side that was running.</param>
/// <param name="case">Id of the case that was running.</param>
internal sealed class OverrunException(SandboxOutcome outcome, string because, string side, int @case) : Exception(because)
{
    public SandboxOutcome Outcome { get; } = outcome;

    public string Side { get; } = side;

    public int Case { get; } = @case;
}
