using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Simulation;
using Optimizer.Core.Source;
using Optimizer.Core.Traffic;
using Optimizer.TestKit;

namespace Optimizer.Core.Tests.Optimizations;

public sealed class MemoizationTests : PolicyContract<Memoization>
{
    protected override FunctionProfile Evidence => AProfile.Repeating(0.6);

    /// <summary>Declared pure, since the source alone cannot tell.</summary>
    protected override string DeclaredText => Platform("return Task.FromResult(new Quote(rates.Of(request.Sku)));", "[FunctionContract(Pure = true)]");

    [Fact]
    public void Needs_no_declaration_where_the_source_proves_purity()
    {
        var opportunity = Optimization.Detect(Evidence, Source("return Task.FromResult(new Quote(request.Quantity * 2m));"));

        Assert.Equal(ContractTerms.None, opportunity!.Missing);
        Assert.Contains(opportunity.Evidence, reason => reason.Id == "purity.proven");
    }

    [Fact]
    public void Proposes_nothing_where_a_call_takes_less_than_looking_it_up() => Assert.Null(Optimization.Detect(
        Evidence with { Duration = new LatencySummary(2_000, 0.006, 0.005, 0.01, 0.02, 0.1) }, Function));

    [Fact]
    public void Proposes_nothing_where_responses_were_seen_to_change() =>
        Assert.Null(Optimization.Detect(AProfile.Repeating(0.6, changes: 0.01), Function));

    [Fact]
    public void Asks_nobody_to_declare_pure_what_was_seen_to_call_out() => Assert.Null(Optimization.Detect(
        AProfile.Connecting() with { RepeatRate = 0.6 }, ASource.Function("Shop.PriceQuote", UndeclaredText)));

    [Fact]
    public void Asks_nobody_to_declare_pure_what_reads_a_clock() =>
        Assert.Null(Optimization.Detect(Evidence, Source("return Task.FromResult(new Quote(DateTime.UtcNow.Year));")));

    [Fact]
    public void Refuses_what_is_declared_pure_and_is_not()
    {
        var source = Source("return Task.FromResult(new Quote(DateTime.UtcNow.Year));", "[FunctionContract(Pure = true)]");
        var refused = Assert.Throws<GenerationRefusedException>(() => Optimization.Generate(
            Optimization.Detect(Evidence, source)!, source, new Dictionary<string, OptimizationPlan>()));

        Assert.Equal("purity.refuted", refused.Reason.Id);
        Assert.Contains("DateTime.UtcNow", refused.Reason.Sentence, StringComparison.Ordinal);
        Assert.NotNull(refused.Reason.WouldFlip);
    }

    [Fact]
    public void Lowers_the_mean_latency_by_the_share_of_repeats()
    {
        var window = AWindow.Poisson(20_000, seed: 5, keys: 100, meanMs: 20);
        var result = PolicySimulator.Run(window, [(Optimization, new Memoization.Plan(1_000))], SimulationOptions.Default);

        Assert.True(result.Executions <= 100, $"{result.Executions} executions of 100 distinct requests");
        Assert.True(result.Optimized.MeanMs < 0.05 * result.Baseline.MeanMs);
    }

    internal static string Platform(string body, string contract = "", string members = "", string others = "") => $$"""
        using Optimizer.Runtime;

        namespace Shop;

        public sealed record QuoteRequest(string Sku, int Quantity);

        public sealed record Quote(decimal Price);

        public interface IRates
        {
            decimal Of(string sku);
        }

        {{others}}

        {{contract}}
        public sealed class PriceQuote(IRates rates) : IPlatformFunction<QuoteRequest, Quote>
        {
            {{members}}

            public IRates Rates => rates;

            public Task<Quote> InvokeAsync(QuoteRequest request, CancellationToken cancellationToken)
            {
                {{body}}
            }
        }

        """;

    private static FunctionSource Source(string body, string contract = "") => ASource.Function("Shop.PriceQuote", Platform(body, contract));
}
