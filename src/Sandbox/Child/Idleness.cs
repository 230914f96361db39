using Optimizer.Sandbox.Replay;

namespace Optimizer.Sandbox.Child;

/// <summary>Tells when nothing in this process runs and nothing is being answered, so that only a timer can go on.</summary>
internal sealed class Idleness(ReplayProxy replay)
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(2);

    /// <summary>Quiet steps in a row before the process counts as idle.</summary>
    private const int QuietSteps = 4;

    /// <summary>Waits until the process is idle or the task has ended.</summary>
    /// <returns>Whether it is idle; false when the task has ended.</returns>
    public async Task<bool> WaitAsync(Task task, int quietSteps = QuietSteps)
    {
        for (var quiet = 0; quiet < quietSteps;)
        {
            var before = Environment.CpuUsage.TotalTime;
            if (await Task.WhenAny(task, Task.Delay(Step, TimeProvider.System)) == task) return false;
            var busy = Environment.CpuUsage.TotalTime - before > Step / 2 || replay.InFlight > 0 || ThreadPool.PendingWorkItemCount > 0;
            quiet = busy ? 0 : quiet + 1;
        }
        return !task.IsCompleted;
    }
}
