using Optimizer.Core.Optimizations;
using Optimizer.Core.Proof;
using Optimizer.TestKit;

namespace Optimizer.Sandbox.Tests.Optimizations;

public sealed class LazyLoadingTests : IDisposable
{
    private const string Eager = """
        namespace Shop;
        public sealed class Ask { public int Number { get; set; } public string Name { get; set; } = ""; }
        public sealed class Reply { public string Text { get; set; } = ""; }
        public sealed class F : Optimizer.Runtime.IPlatformFunction<Ask, Reply>
        {
            private static readonly string[] Greetings = ["hello", "hi"];
            private static readonly Dictionary<int, string> Rare = Enumerable.Range(0, 200_000).ToDictionary(i => i, i => "r" + i);

            public Task<Reply> InvokeAsync(Ask request, CancellationToken cancellationToken)
            {
                var greeting = Greetings[request.Number % 2];
                return Task.FromResult(new Reply { Text = request.Number == 7 ? greeting + Rare[request.Number] : greeting });
            }
        }
        """;

    private readonly SandboxProcess sandbox = new(TimeProvider.System);

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public async Task A_function_that_makes_its_fields_later_answers_the_same() => await ARewrite.IsEquivalentAsync(sandbox, Job());

    [Fact]
    public async Task Its_first_calls_are_answered_sooner()
    {
        var (before, after) = (await FirstCallAsync("baseline", seed: 0), await FirstCallAsync("candidate", seed: 1));
        Assert.True(after < 0.7 * before, $"The first call took {before:0.0} ms, takes {after:0.0} ms.");
    }

    private async Task<double> FirstCallAsync(string side, int seed)
    {
        var report = await sandbox.RunAsync(
            Job() with { Work = SandboxWork.Measure, Cold = true, Seed = seed }, TestContext.Current.CancellationToken);
        Assert.True(report.Outcome == SandboxOutcome.Completed, report.Because);
        var call = Assert.Single(report.Results);
        Assert.Equal(side, call.Side);
        return call.DurationMs;
    }

    private static SandboxJob Job() => ARewrite.Of(new LazyLoading(), AProfile.Starting(), Eager, [.. Enumerable.Range(1, 8).Select(i => AJob.Case(i))]);
}
