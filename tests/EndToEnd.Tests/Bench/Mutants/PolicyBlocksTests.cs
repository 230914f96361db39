using Optimizer.Core.Source;
using Optimizer.Local.Commands.Bench.Mutants;
using Optimizer.Local.Commands.Bench.Mutants.Blocks;
using Optimizer.TestKit;

namespace Optimizer.EndToEnd.Tests.Bench.Mutants;

public sealed class PolicyBlocksTests
{
    private const string Platform = """
        using Optimizer.Runtime;
        namespace Shop;
        public sealed record Ask(string Name);
        public sealed record Reply(string Text);
        public sealed class Answer : IPlatformFunction<Ask, Reply>
        {
            public Task<Reply> InvokeAsync(Ask request, CancellationToken cancellationToken) => Task.FromResult(new Reply(request.Name));
        }
        """;

    private const string Decorator = """
        using Optimizer.Runtime;
        using Optimizer.Runtime.Policies;

        namespace Shop;

        [Decorates(typeof(Answer))]
        public sealed class CachedAnswer(IPlatformFunction<Ask, Reply> inner, TimeProvider time) : IPlatformFunction<Ask, Reply>
        {
            private readonly FunctionPipeline<Ask, Reply> pipeline =
                new FunctionPipelineBuilder<Ask, Reply>(inner, time).AddCaching(new CachingOptions { TimeToLive = TimeSpan.FromSeconds(60) }).Build();

            public Task<Reply> InvokeAsync(Ask request, CancellationToken cancellationToken) => pipeline.InvokeAsync(request, cancellationToken);
        }

        """;

    private static readonly PlatformCompilation Compiled = ASource.Of("Shop.Answer", Platform);

    [Fact]
    public void A_decorator_compiles_with_the_unbroken_blocks_beside_it() => Assert.Empty(Errors(PolicyBlocks.Beside(Decorator)));

    [Fact]
    public void Every_break_finds_its_place_in_todays_blocks()
    {
        var target = MutationTarget.Of(Compiled.Compilation, PolicyBlocks.Beside(Decorator), "Shop.CachedAnswer");
        foreach (var mistake in BlockOperators.Breaks.Values.SelectMany(b => b))
            Assert.NotEqual(target.Text, target.Apply(BlockOperators.Site(target, mistake)));
    }

    [Fact]
    public void Breaks_compile()
    {
        const int Seed = 3;
        var target = MutationTarget.Of(Compiled.Compilation, PolicyBlocks.Beside(Decorator), "Shop.CachedAnswer");
        var all = BlockOperators.Breaks.Values.SelectMany(b => b).Distinct().ToArray();
        new Random(Seed).Shuffle(all);
        foreach (var mistake in all.Take(12))
            Assert.True(Errors(target.Apply(BlockOperators.Site(target, mistake))) is [], $"{mistake.File}: {mistake.Name} (seed {Seed})");
    }

    [Theory]
    [InlineData("AddCaching", 25)]
    [InlineData("AddMemoization", 20)]
    [InlineData("AddDeduplication", 18)]
    [InlineData("AddRetry", 20)]
    [InlineData("AddCircuitBreaker", 20)]
    [InlineData("AddDebouncing", 20)]
    [InlineData("AddLastGood", 20)]
    [InlineData("AddFallback", 15)]
    [InlineData("AddThrottling", 20)]
    public void Every_step_can_be_broken_in_many_ways_with_a_name_each(string step, int atLeast)
    {
        var names = BlockOperators.Breaks[step].Select(b => b.Name).ToList();
        Assert.True(names.Count >= atLeast, $"{names.Count}");
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    private static IReadOnlyList<string> Errors(string source) =>
        [.. BundleCompiler.Errors(BundleCompiler.Create(Compiled.Compilation, source).GetDiagnostics(TestContext.Current.CancellationToken)).Select(e => e.ToString())];
}
