namespace Optimizer.Sandbox.Replay;

/// <summary>Answers come late by the pinned clock, which is moved on when all wait.</summary>
/// <param name="replay">Not busy meanwhile.</param>
/// <param name="time">The pinned clock.</param>
/// <param name="delay">How late, by the number of the call from 0.</param>
internal sealed class LateAnswers(ReplayProxy replay, TimeProvider time, Func<int, TimeSpan> delay) : ReplayManner
{
    private int calls = -1;

    /// <summary>By how much the first answer is late by the real clock too, for code that waits by that one. Default: not.</summary>
    public TimeSpan Held { get; init; }

    public override async ValueTask<bool> PrepareAsync(RecordedAnswer? answer, TimeSpan? connectionAge)
    {
        var number = Interlocked.Increment(ref calls);
        if (number == 0 && Held > TimeSpan.Zero) await Task.Delay(Held, TimeProvider.System);
        replay.Leave();
        try
        {
            await Task.Delay(delay(number), time);
        }
        finally
        {
            replay.Enter();
        }
        return false;
    }
}
