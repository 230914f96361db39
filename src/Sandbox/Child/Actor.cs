using Optimizer.Core.Proof;
using Optimizer.Sandbox.Replay;

namespace Optimizer.Sandbox.Child;

/// <summary>One side with its one instance and its clock.</summary>
internal sealed record Actor(Side Side, object Function, VirtualTime Time)
{
    /// <summary>2026-01-01, where a case does not say when it was recorded.</summary>
    public static DateTimeOffset FixedInstant { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static Actor Construct(Side side, ReplayProxy replay, DateTimeOffset start)
    {
        var time = new VirtualTime(start);
        return new Actor(side, side.Construct(new ReplayServices(replay, time)), time);
    }

    /// <summary>Sets the clock to when a case was recorded.</summary>
    public void JumpTo(SandboxCase @case) => Time.JumpTo(@case.At ?? FixedInstant);
}
