using System.Diagnostics;
using Optimizer.Core.Proof;
using Optimizer.Sandbox.Protocol;

namespace Optimizer.Sandbox.Client;

/// <summary>One child from its start to its end.</summary>
internal sealed class ChildRun : IDisposable
{
    private readonly Process child;
    private readonly SandboxJob job;
    private readonly TimeProvider time;
    private readonly TimeSpan watchInterval;
    private readonly long started;
    private readonly ChildFrames frames = new();
    private readonly ErrorOutput errors = new();
    private readonly ResidentMemory memory;

    private ChildRun(Process child, SandboxJob job, TimeProvider time, TimeSpan watchInterval)
    {
        this.child = child;
        this.job = job;
        this.time = time;
        this.watchInterval = watchInterval;
        started = time.GetTimestamp();
        memory = new ResidentMemory(child, time);
    }

    /// <exception cref="System.ComponentModel.Win32Exception">There is no such host, or it cannot be executed.</exception>
    public static ChildRun Start(ProcessStartInfo start, SandboxJob job, TimeProvider time, TimeSpan watchInterval) =>
        new(Process.Start(start)!, job, time, watchInterval);

    public async Task<SandboxReport> CompleteAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var sending = SendAsync(stop.Token);
        var draining = errors.DrainAsync(child, stop.Token);
        var reading = frames.ReadAsync(child.StandardOutput.BaseStream, stop.Token);
        var watching = memory.WatchAsync(job.Limits.MemoryBytes, watchInterval, stop.Token);
        var limit = Task.Delay(job.Limits.WallTime, time, stop.Token);
        var exited = child.WaitForExitAsync(stop.Token);

        var first = await Task.WhenAny(reading, watching, limit, exited);
        if (first == exited) await Briefly(reading);
        cancellationToken.ThrowIfCancellationRequested();
        var stopped = first == watching ? SandboxOutcome.OutOfMemory : first == limit ? SandboxOutcome.TimedOut : (SandboxOutcome?)null;
        if (stopped is null && frames.Ended is null) await LetDieAsync(draining);
        memory.Read();
        var report = new ChildPostMortem(job, frames).Explain(stopped, errors.FirstLine, child, memory.Peak, time.GetElapsedTime(started));
        await EndAsync(stop, sending, draining, reading, watching, limit, exited);
        return report;
    }

    /// <summary>Kills whatever still runs.</summary>
    public void Dispose()
    {
        Kill();
        child.Dispose();
    }

    /// <summary>Its output has ended without a last word: its exit code and what it wrote to standard error follow at once.</summary>
    private async Task LetDieAsync(Task draining)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2), time);
        await child.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Briefly(draining);
    }

    /// <summary>For output that has been written but not yet read. A descendant may hold the pipe open for ever.</summary>
    private async Task Briefly(Task reading) =>
        await reading.WaitAsync(TimeSpan.FromMilliseconds(300), time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>Sends the job and leaves the pipe open: its end tells the child that this process is gone.</summary>
    private async Task SendAsync(CancellationToken cancellationToken)
    {
        try
        {
            var input = child.StandardInput.BaseStream;
            await input.WriteAsync(JobCodec.Write(job), cancellationToken);
            await input.FlushAsync(cancellationToken);
        }
        catch (IOException)
        {
            return; // it died before it had read its job; its end is reported
        }
    }

    private async Task EndAsync(CancellationTokenSource stop, params Task[] tasks)
    {
        Kill();
        await stop.CancelAsync();
        await Briefly(Task.WhenAll(tasks));
    }

    private void Kill()
    {
        if (!child.HasExited) child.Kill(entireProcessTree: true);
    }
}
