using System.Diagnostics;
using Optimizer.Core.Proof;

namespace Optimizer.Sandbox.Tests;

public sealed class SpeedTests
{
    [Theory]
    [InlineData("""return new Reply { Text = request.Name };""")]
    [InlineData("""using var http = new HttpClient(); return new Reply { Text = await http.GetStringAsync("http://rates.example/v1/" + request.Number) };""")]
    public async Task Fifty_cheap_cases_take_less_than_five_seconds_from_start_to_report(string body)
    {
        using var sandbox = new SandboxProcess(TimeProvider.System);
        var job = AJob.With(body, null, [.. Enumerable.Range(0, 50).Select(i => AJob.Case(i, AJob.Get("http://rates.example/v1/" + i, "1")))]);
        var started = Stopwatch.GetTimestamp();
        var report = await sandbox.RunAsync(job, TestContext.Current.CancellationToken);
        Assert.Equal((SandboxOutcome.Completed, 150), (report.Outcome, report.Results.Count));
        TestContext.Current.TestOutputHelper?.WriteLine($"{report.Elapsed.TotalMilliseconds:0} ms, {report.PeakMemoryBytes >> 20} MiB");
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(5), $"It took {Stopwatch.GetElapsedTime(started)}.");
    }
}
