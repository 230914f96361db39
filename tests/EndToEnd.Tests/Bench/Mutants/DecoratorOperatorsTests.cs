using Optimizer.Local.Commands.Bench.Mutants.Operators;

namespace Optimizer.EndToEnd.Tests.Bench.Mutants;

public sealed class DecoratorOperatorsTests
{
    private const string Text = """
        using Optimizer.Runtime;
        using Optimizer.Runtime.Policies;
        namespace Shop;
        public sealed record Ask(string Name);
        public sealed class Reply { public string Text { get; set; } = ""; }
        public sealed class Answer(IPlatformFunction<Ask, Reply> inner, TimeProvider time) : IPlatformFunction<Ask, Reply>
        {
            private readonly FunctionPipeline<Ask, Reply> pipeline =
                new FunctionPipelineBuilder<Ask, Reply>(inner, time)
                    .AddThrottling(new ThrottlingOptions { InitialLimit = 5, Shed = true })
                    .AddLastGood(new LastGoodOptions { ShouldHandle = static fault => fault is TimeoutException, MaxAge = TimeSpan.FromMinutes(2) })
                    .Build();

            public Task<Reply> InvokeAsync(Ask request, CancellationToken cancellationToken) => pipeline.InvokeAsync(request, cancellationToken);
        }
        """;

    [Theory]
    [InlineData("pipeline bypassed", "await inner.InvokeAsync(request, cancellationToken)")]
    [InlineData("function called once more", "await inner.InvokeAsync(request, cancellationToken); return await AnswerAsync")]
    [InlineData("pipeline made per call", "pipeline =>")]
    [InlineData("other clock", "(inner, TimeProvider.System)")]
    [InlineData("option too large", "InitialLimit = 50")]
    [InlineData("option too small", "FromMinutes(1)")]
    [InlineData("option flipped", "Shed = false")]
    [InlineData("every fault counts", "fault => true")]
    [InlineData("no fault counts", "fault => false")]
    [InlineData("the other faults count", "fault => !(fault is TimeoutException)")]
    [InlineData("responses shared", ".ShareResponses()")]
    public void Breaks_what_its_name_says(string name, string expected)
    {
        var mutants = ATarget.From(Text, "Shop.Answer").Mutants(DecoratorOperators.All.Concat(OptionOperators.All), name);
        Assert.Contains(mutants, m => m.Contains(expected, StringComparison.Ordinal));
        Assert.DoesNotContain(Text, mutants);
    }

    [Fact]
    public void Each_stage_can_be_missing() =>
        Assert.Equal(2, ATarget.From(Text, "Shop.Answer").Mutants(DecoratorOperators.All, "stage missing").Count);
}
