using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Source;
using Optimizer.Core.Tests.Generation;
using Optimizer.Core.Traffic;
using Optimizer.TestKit;

namespace Optimizer.Core.Tests.Optimizations;

public sealed class TuningTests : OptimizationContract<Tuning>
{
    private const string Marked = "[Tunable(1024, 128, 64)] private const int Window = 128;";

    protected override FunctionProfile Evidence => AProfile.Quiet with { Observed = 200 };

    protected override (string Type, string Text) Helped => ("F", Text(Marked));

    [Fact]
    public void Proposes_nothing_for_a_function_that_few_call() => Assert.Null(Optimization.Detect(Evidence with { Invocations = 99 }, ASource.Function("F", Text(Marked))));

    [Fact]
    public void Proposes_nothing_where_nearly_all_time_is_waiting() => Assert.Null(Optimization.Detect(
        Evidence with { Observed = 200, DependencyShare = 0.95 }, ASource.Function("F", Text(Marked))));

    [Theory]
    [InlineData("private const int Window = 128;")]
    [InlineData("[Tunable(1024, 128)] private const int Window = 128;")]
    [InlineData("[Tunable(1024, 512)] private const int Window = 128;")]
    [InlineData("[Tunable(128, 64)] private static readonly int Window = 128;")]
    public void Proposes_nothing_where_no_cheaper_value_is_named(string field) => Assert.Null(Optimization.Detect(Evidence, ASource.Function("F", Text(field))));

    [Fact]
    public void Takes_the_next_value_and_changes_nothing_else()
    {
        var platform = ASource.Of("F", Text(Marked));
        var source = platform.Functions["quote"];
        var candidate = Optimization.Generate(Optimization.Detect(Evidence, source)!, source, new Dictionary<string, OptimizationPlan>());

        Assert.Equal(Text(Marked).Replace("Window = 128", "Window = 64", StringComparison.Ordinal), candidate.Source);
        Assert.Empty(BundleCompiler.Compile(platform, candidate).Errors);
    }

    [Fact]
    public void Refuses_a_source_that_has_no_such_constant_any_more()
    {
        var opportunity = Optimization.Detect(Evidence, ASource.Function("F", Text(Marked)))!;
        var refused = Assert.Throws<GenerationRefusedException>(() => Optimization.Generate(
            opportunity, ASource.Function("F", Text("private const int Window = 128;")), new Dictionary<string, OptimizationPlan>()));
        Assert.Contains("Window", refused.Reason.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_as_written() => GeneratedCode.Check("modern.Tuning.snap", ASource.Of(Helped.Type, Helped.Text), Optimization, Evidence);

    private static string Text(string field) => $$"""
        using Optimizer.Runtime;

        public class F : IPlatformFunction<string, string>
        {
            {{field}}

            public Task<string> InvokeAsync(string request, CancellationToken cancellationToken) => Task.FromResult(request + Window);
        }
        """;
}
