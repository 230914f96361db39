using System.Diagnostics;
using Optimizer.Core.Proof;

namespace Optimizer.Sandbox.Tests;

public sealed class SpeedTests
{
    [Fact]
    public async Task Fifty_cheap_cases_take_less_than_two_seconds_from_start_to_report()
    {
        using var sandbox = new SandboxProcess(TimeProvider.System);
        var job = AJob.With("""return new Reply { Text = request.Name };""", null, [.. Enumerable.Range(0, 50).Select(i => AJob.Case(i))]);
        var started = Stopwatch.GetTimestamp();
        var report = await sandbox.RunAsync(job, TestContext.Current.CancellationToken);
        Assert.Equal((SandboxOutcome.Completed, 150), (report.Outcome, report.Results.Count));
        TestContext.Current.TestOutputHelper?.WriteLine($"{report.Elapsed.TotalMilliseconds:0} ms, {report.PeakMemoryBytes >> 20} MiB");
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(2), $"It took {Stopwatch.GetElapsedTime(started)}.");
    }
}
