using Optimizer.Core.Proof;
using Optimizer.Sandbox.Replay;

namespace Optimizer.Sandbox.Child;

/// <summary>Where actors execute cases one after the other. Waits cost no time: when nothing else is left to do the clock jumps to its next timer.</summary>
internal sealed class Stage(CaseRunner runner, ReplayProxy replay, Idleness idleness, TimeSpan heldAnswer)
{
    /// <summary>How long a slow dependency takes by the pinned clock.</summary>
    private static readonly TimeSpan SlowAnswer = TimeSpan.FromMinutes(1);

    public CaseRunner Runner => runner;

    public ReplayProxy Replay => replay;

    /// <param name="actor">Who executes.</param>
    /// <param name="case">What is executed.</param>
    /// <param name="afterwards">Gets the response once it has been written down.</param>
    public async Task<CaseResult> PlayAsync(Actor actor, SandboxCase @case, Action<object?>? afterwards = null)
    {
        actor.JumpTo(@case);
        if (@case.Variant == CaseVariant.Slow)
            replay.Manner = new LateAnswers(replay, actor.Time, _ => SlowAnswer) { Held = actor.Side.Name == SideNames.Candidate ? heldAnswer : TimeSpan.Zero };
        try
        {
            return await runner.RunAsync(actor.Side, actor.Function, @case, withBodies: true, call => SkipWaitsAsync(actor.Time, call), afterwards: afterwards);
        }
        finally
        {
            replay.Manner = ReplayManner.AtOnce;
        }
    }

    /// <summary>Moves a clock on whenever nothing else happens, until the call has ended.</summary>
    public async Task SkipWaitsAsync(VirtualTime time, Task call)
    {
        while (await idleness.WaitAsync(call))
        {
            time.RunNext(DateTimeOffset.MaxValue);
            while (time.RunNext(time.GetUtcNow())) continue;
        }
    }
}
