using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Simulation;
using Optimizer.Core.Statistics;
using Optimizer.Core.Traffic;
using Optimizer.TestKit;

namespace Optimizer.Core.Tests.Optimizations;

public sealed class DebouncingTests : PolicyContract<Debouncing>
{
    protected override FunctionProfile Evidence => Bursts(0.7);

    protected override string DeclaredText => """
        using Optimizer.Runtime;

        namespace Shop;

        public sealed record QuoteRequest(string DraftId, string Text);

        public sealed record Quote(int Length);

        /// <summary>Saves a draft.</summary>
        [FunctionContract(Coalesce = "DraftId")]
        public sealed class PriceQuote(HttpClient http) : IPlatformFunction<QuoteRequest, Quote>
        {
            public async Task<Quote> InvokeAsync(QuoteRequest request, CancellationToken cancellationToken)
            {
                using var content = new StringContent(request.Text);
                await http.PutAsync("http://drafts.example/" + request.DraftId, content, cancellationToken);
                return new Quote(request.Text.Length);
            }
        }

        """;

    [Fact]
    public void Proposes_nothing_where_repeats_are_far_apart() => Assert.Null(Optimization.Detect(
        AProfile.Repeating(0.9) with { Repeats = [new RepeatShare(TimeSpan.FromMilliseconds(100), 0.1), new RepeatShare(TimeSpan.FromSeconds(10), 0.9)] }, Function));

    [Fact]
    public void Asks_for_nothing_where_calls_have_no_effects() => Assert.Null(Optimization.Detect(
        Evidence, ASource.Function("Shop.PriceQuote", DeclaredText.Replace("Coalesce = \"DraftId\"", "Safe = true"))));

    [Fact]
    public void Asks_for_nothing_where_no_property_reads_as_an_identity() => Assert.Null(Optimization.Detect(
        Evidence, ASource.Function("Shop.PriceQuote", UndeclaredText.Replace("DraftId", "Draft"))));

    [Fact]
    public void Refuses_a_property_that_is_not_there()
    {
        var source = ASource.Function("Shop.PriceQuote", DeclaredText.Replace("Coalesce = \"DraftId\"", "Coalesce = \"Draft\""));
        var refused = Assert.Throws<GenerationRefusedException>(() => Optimization.Generate(
            Optimization.Detect(Evidence, source)!, source, new Dictionary<string, OptimizationPlan>()));

        Assert.Equal("coalesce.no-property", refused.Reason.Id);
    }

    [Fact]
    public void Is_refused_where_several_instances_each_would_have_a_last_call()
    {
        var opportunity = Optimization.Detect(Evidence with { InstancesAtOnce = 2 }, Function)!;
        var refused = Assert.Throws<GenerationRefusedException>(() => Optimization.Generate(opportunity, Function, new Dictionary<string, OptimizationPlan>()));

        Assert.Equal("state.per-instance", refused.Reason.Id);
    }

    [Fact]
    public void Saves_the_calls_of_bursts_while_callers_wait_no_longer_than_agreed()
    {
        var plan = new Debouncing.Plan("DraftId", TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1));
        // Every second a burst of five equal calls, 20 ms apart.
        var window = AWindow.Of([.. Enumerable.Range(0, 2_000).Select(i => AWindow.Call(i / 5 * 1_000 + i % 5 * 20, (ulong)(i / 5 % 50 + 1)))]);
        var result = PolicySimulator.Run(window, [(Optimization, plan)], SimulationOptions.Default);
        var verdict = ImprovementEstimator.FromSimulation(
            result, Optimization.Objective, new ImprovementOptions { AcceptedDelayMs = Optimization.AcceptedDelay(plan).TotalMilliseconds });

        Assert.Equal((400, 0.2), (result.Executions, result.Optimized.DependencyCalls));
        Assert.Equal(190, result.Optimized.P95Ms, 3);
        Assert.Equal(VerdictOutcome.Pass, verdict.Verdict.Outcome);
    }

    private static FunctionProfile Bursts(double share) => AProfile.Repeating(share) with
    {
        Repeats = [new RepeatShare(TimeSpan.FromMilliseconds(100), share)],
    };
}
