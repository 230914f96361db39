using Optimizer.Core.Proof;

namespace Optimizer.Sandbox.Tests;

/// <summary>Decorators as they are generated, in the child.</summary>
public sealed class PipelineTests : IDisposable
{
    private const string Platform = """
        namespace Shop;
        public sealed record Ask(int Number);
        public sealed record Reply(string Text);
        public sealed class Answer(IHttpClientFactory clients, Microsoft.Extensions.Logging.ILogger<Answer> log) : IPlatformFunction<Ask, Reply>
        {
            public async Task<Reply> InvokeAsync(Ask request, CancellationToken cancellationToken)
            {
                _ = log;
                return new(await clients.CreateClient().GetStringAsync("http://rates.example/v1/" + request.Number, cancellationToken));
            }
        }
        """;

    private readonly SandboxProcess sandbox = new(TimeProvider.System);

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public async Task Back_off_of_a_retry_costs_no_time_and_its_second_attempt_gets_the_next_recorded_answer()
    {
        var report = await Run("""
            .AddRetry(new RetryOptions { MaxAttempts = 3, BaseDelay = TimeSpan.FromSeconds(20), MaxDelay = TimeSpan.FromSeconds(60), ShouldRetry = static e => e is HttpRequestException })
            """, AJob.Case(1, AJob.Get("http://rates.example/v1/1", "", status: 503), AJob.Get("http://rates.example/v1/1", "one")));
        Assert.Equal("System.Net.Http.HttpRequestException", report.Results[0].Exception);
        Assert.Equal("one", report.Results[2].Response?.GetProperty("text").GetString());
        Assert.Equal(2, report.Results[2].Calls.Count);
    }

    [Fact]
    public async Task A_cache_asks_once_for_equal_requests()
    {
        var one = AJob.Get("http://rates.example/v1/1", "one");
        var report = await Run(
            """.AddDeduplication().AddCaching(new CachingOptions { TimeToLive = TimeSpan.FromSeconds(45), MaxEntries = 2_000 })""",
            AJob.Case(1, one), AJob.Case(1, one) with { Id = 2 });
        Assert.Equal([1, 1, 1, 1, 1, 0], report.Results.Select(r => r.Calls.Count));
        Assert.All(report.Results, r => Assert.Equal("one", r.Response?.GetProperty("text").GetString()));
    }

    private async Task<SandboxReport> Run(string steps, params SandboxCase[] cases)
    {
        var job = AJob.From(Platform, $$"""
            using Optimizer.Runtime.Policies;
            namespace Shop;
            [Decorates(typeof(Answer))]
            public sealed class AnswerPipeline(IPlatformFunction<Ask, Reply> inner, TimeProvider time) : IPlatformFunction<Ask, Reply>
            {
                private readonly FunctionPipeline<Ask, Reply> pipeline = new FunctionPipelineBuilder<Ask, Reply>(inner, time){{steps}}.Build();
                public Task<Reply> InvokeAsync(Ask request, CancellationToken cancellationToken) => pipeline.InvokeAsync(request, cancellationToken);
            }
            """, cases) with { CandidateType = "Shop.AnswerPipeline" };
        var report = await sandbox.RunAsync(job, TestContext.Current.CancellationToken);
        Assert.True(report.Outcome == SandboxOutcome.Completed, report.Because);
        return report;
    }
}
