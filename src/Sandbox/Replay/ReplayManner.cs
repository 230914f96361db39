namespace Optimizer.Sandbox.Replay;

/// <summary>What happens to a call before its recorded answer is given. This one answers at once.</summary>
internal class ReplayManner
{
    public static ReplayManner AtOnce { get; } = new();

    /// <summary>Waits as long as the call is to take.</summary>
    /// <param name="answer">What will be answered; null when nothing was recorded.</param>
    /// <param name="connectionAge">Since the connection that carries the call was opened; null when it carried others before, or for interface calls.</param>
    /// <returns>Whether the call is to fail instead.</returns>
    public virtual ValueTask<bool> PrepareAsync(RecordedAnswer? answer, TimeSpan? connectionAge) => ValueTask.FromResult(false);
}
