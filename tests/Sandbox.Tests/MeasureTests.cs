using Optimizer.Core.Proof;

namespace Optimizer.Sandbox.Tests;

public sealed class MeasureTests : IDisposable
{
    private const string PerCall = """
        using var http = new HttpClient();
        return new Reply { Text = await http.GetStringAsync("http://rates.example/v1/" + request.Number, cancellationToken) };
        """;

    private readonly SandboxProcess sandbox = new(TimeProvider.System);

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public async Task A_shared_client_is_seen_to_save_the_recorded_connection_time()
    {
        const string Pooled = """
            return new Reply { Text = await Shared.Http.GetStringAsync("http://rates.example/v1/" + request.Number, cancellationToken) };
            }
            private static class Shared { public static readonly HttpClient Http = new(); }
            static void Unused() { 
            """;
        var cases = Enumerable.Range(0, 5).Select(i => AJob.Case(i, AJob.Get("http://rates.example/v1/" + i, "1", ms: 30, connectMs: 20))).ToArray();
        var report = await Run(AJob.With(PerCall, Pooled, cases) with { MeasureRounds = 80 });
        Assert.Equal(SandboxOutcome.Completed, report.Outcome);
        Assert.Equal(160, report.Results.Count);
        var baseline = Median(report, "baseline");
        var candidate = Median(report, "candidate");
        Assert.True(baseline >= 30 && candidate >= 10 && candidate < baseline - 10, $"Baseline {baseline:0.0} ms, candidate {candidate:0.0} ms.");
        Assert.All(report.Results.Where(r => r.Side == "baseline"), r => Assert.Equal((1, 0), (r.Connections, r.UnservedCalls)));
        Assert.True(report.Results.Where(r => r.Side == "candidate").Sum(r => r.Connections) <= 8);
    }

    [Fact]
    public async Task Results_come_in_pairs_of_the_same_case()
    {
        var report = await Run(AJob.With("""return new Reply();""", null, AJob.Case(0), AJob.Case(1), AJob.Case(2)) with { MeasureRounds = 30 });
        Assert.Equal(60, report.Results.Count);
        for (var i = 0; i < report.Results.Count; i += 2)
            Assert.Equal(("baseline", "candidate", report.Results[i].Case),
                (report.Results[i].Side, report.Results[i + 1].Side, report.Results[i + 1].Case));
    }

    [Fact]
    public async Task The_same_code_twice_takes_the_same_time()
    {
        var cases = Enumerable.Range(0, 5).Select(i => AJob.Case(i, AJob.Get("http://rates.example/v1/" + i, "1", ms: 15))).ToArray();
        var report = await Run(AJob.With(PerCall, null, cases) with { MeasureRounds = 120 });
        var (baseline, candidate) = (Median(report, "baseline"), Median(report, "candidate"));
        Assert.InRange(candidate / baseline, 0.9, 1.1);
    }

    [Fact]
    public async Task Bytes_of_a_call_that_ends_at_once_are_counted()
    {
        var report = await Run(AJob.With("""return new Reply { Text = new string('x', 10_000) };""", """return new Reply();""") with { MeasureRounds = 20 });
        Assert.True(report.Results[^2].AllocatedBytes > 20_000, $"{report.Results[^2].AllocatedBytes} bytes.");
        Assert.InRange(report.Results[^1].AllocatedBytes, 1, 2_000);
    }

    private static double Median(SandboxReport report, string side) =>
        report.Results.Where(r => r.Side == side).Select(r => r.DurationMs).Order().ElementAt(report.Results.Count / 4);

    private Task<SandboxReport> Run(SandboxJob job) =>
        sandbox.RunAsync(job with { Work = SandboxWork.Measure, Limits = AJob.Limits() }, TestContext.Current.CancellationToken);
}
