using Optimizer.Core.Proof;

namespace Optimizer.Sandbox.Tests;

public sealed class DifferentialTests : IDisposable
{
    private readonly SandboxProcess sandbox = new(TimeProvider.System);

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public async Task Each_case_is_executed_by_the_baseline_twice_and_by_the_candidate()
    {
        var report = await Run(AJob.With(
            """return new Reply { Text = request.Name };""", """return new Reply { Text = request.Name.ToUpperInvariant() };""", AJob.Case(1), AJob.Case(2)));
        Assert.Equal(SandboxOutcome.Completed, report.Outcome);
        Assert.Equal(["1 baseline n1", "1 baseline-again n1", "1 candidate N1", "2 baseline n2", "2 baseline-again n2", "2 candidate N2"],
            report.Results.Select(r => $"{r.Case} {r.Side} {r.Response!.Value.GetProperty("text").GetString()}"));
    }

    [Fact]
    public async Task Without_a_bundle_the_baseline_stands_for_the_candidate()
    {
        var report = await Run(AJob.With("""return new Reply { Text = "same" };"""));
        Assert.Single(report.Results.Select(r => r.Response!.Value.GetRawText()).Distinct());
        Assert.Equal("candidate", report.Results[^1].Side);
    }

    [Fact]
    public async Task Static_state_of_one_side_is_not_seen_by_the_others()
    {
        var report = await Run(AJob.From("""
            namespace Shop;
            public sealed class Ask { public int Number { get; set; } }
            public sealed class Reply { public int Count { get; set; } }
            public sealed class Answer : IPlatformFunction<Ask, Reply>
            {
                private static int count;
                public Task<Reply> InvokeAsync(Ask request, CancellationToken cancellationToken) => Task.FromResult(new Reply { Count = ++count });
            }
            """, null, AJob.Case(1), AJob.Case(2)));
        Assert.Equal([1, 1, 1, 2, 2, 2], report.Results.Select(r => r.Response!.Value.GetProperty("count").GetInt32()));
    }

    [Fact]
    public async Task An_exception_is_a_result_with_its_type()
    {
        var report = await Run(AJob.With("""throw new ArgumentOutOfRangeException("x");""", """throw new KeyNotFoundException("y");"""));
        Assert.Equal(SandboxOutcome.Completed, report.Outcome);
        Assert.Equal("System.ArgumentOutOfRangeException", report.Results[0].Exception);
        Assert.Equal("System.Collections.Generic.KeyNotFoundException", report.Results[2].Exception);
        Assert.Null(report.Results[0].Response);
    }

    [Fact]
    public async Task A_change_of_the_request_is_seen()
    {
        var report = await Run(AJob.With("""return new Reply();""", """request.Name = "spoilt"; return new Reply();""", AJob.Case(7)));
        Assert.Equal("n7", report.Results[0].RequestAfter!.Value.GetProperty("name").GetString());
        Assert.Equal("spoilt", report.Results[2].RequestAfter!.Value.GetProperty("name").GetString());
    }

    [Fact]
    public async Task What_the_code_writes_to_its_console_does_not_disturb_results()
    {
        const string Noisy = """
            for (var i = 0; i < 1000; i++) { Console.WriteLine("noise"); Console.Error.WriteLine("more noise"); }
            using (var raw = Console.OpenStandardOutput()) raw.Write(new byte[4096]);
            return new Reply { Text = Console.ReadLine() ?? "nothing to read" };
            """;
        var report = await Run(AJob.With(Noisy, Noisy, AJob.Case(1), AJob.Case(2)));
        Assert.Equal(SandboxOutcome.Completed, report.Outcome);
        Assert.Equal(6, report.Results.Count);
        Assert.All(report.Results, r => Assert.Equal("nothing to read", r.Response!.Value.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task The_environment_of_this_process_is_not_seen()
    {
        Environment.SetEnvironmentVariable("OPTIMIZER_TEST_SECRET", "secret");
        var report = await Run(AJob.With("""return new Reply { Text = Environment.GetEnvironmentVariable("OPTIMIZER_TEST_SECRET") ?? "none" };"""));
        Assert.Equal("none", report.Results[0].Response!.Value.GetProperty("text").GetString());
    }

    [Fact]
    public async Task The_clock_shows_when_the_case_was_recorded_and_waits_on_it_cost_no_time()
    {
        var at = new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);
        var report = await Run(AJob.From("""
            namespace Shop;
            public sealed class Ask { public int Number { get; set; } }
            public sealed class Reply { public DateTimeOffset Before { get; set; } public DateTimeOffset After { get; set; } }
            public sealed class Answer(TimeProvider time) : IPlatformFunction<Ask, Reply>
            {
                public async Task<Reply> InvokeAsync(Ask request, CancellationToken cancellationToken)
                {
                    var before = time.GetUtcNow();
                    await Task.Delay(TimeSpan.FromHours(1), time, cancellationToken);
                    return new Reply { Before = before, After = time.GetUtcNow() };
                }
            }
            """, null, AJob.Case(1) with { At = at }));
        var reply = report.Results[0].Response!.Value;
        Assert.Equal(at, reply.GetProperty("before").GetDateTimeOffset());
        Assert.Equal(at.AddHours(1), reply.GetProperty("after").GetDateTimeOffset());
        Assert.True(report.Elapsed < TimeSpan.FromSeconds(10), $"It took {report.Elapsed}.");
    }

    [Fact]
    public async Task A_request_that_cannot_be_read_proves_nothing_and_stops_nothing()
    {
        var broken = AJob.Case(1) with { Request = System.Text.Json.JsonElement.Parse("""{"number":"three"}""") };
        var report = await Run(AJob.With("return new Reply();", null, broken, AJob.Case(2)));
        Assert.Equal(1, report.Results[0].UnservedCalls);
        Assert.Equal(0, report.Results[^1].UnservedCalls);
    }

    private Task<SandboxReport> Run(SandboxJob job) => sandbox.RunAsync(job, TestContext.Current.CancellationToken);
}
