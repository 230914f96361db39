using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Traffic;
using Optimizer.TestKit;
using static Optimizer.Core.Tests.Generation.Styles;

namespace Optimizer.Core.Tests.Optimizations;

public sealed class CachingTests : OptimizationContract<Caching>
{
    protected override FunctionProfile Evidence => AProfile.Repeating(0.6);

    [Fact]
    public void Keeps_responses_no_longer_than_the_contract_lets_them_be_stale() =>
        Assert.Equal(TimeSpan.FromSeconds(60), ((Caching.Plan)Optimization.Detect(Evidence, Function)!.Plan).TimeToLive);

    [Fact]
    public void Proposes_nothing_when_requests_repeat_later_than_the_contract_allows() => Assert.Null(Optimization.Detect(
        AProfile.Quiet with { RepeatRate = 0.9, Repeats = [new RepeatShare(TimeSpan.FromSeconds(61), 0.9)] }, Function));

    [Fact]
    public void Asks_for_no_staleness_where_responses_were_seen_to_change() => Assert.Null(
        Optimization.Detect(AProfile.Repeating(0.6, changes: 0.1), ASource.Function("Shop.PriceQuote", Bare(Modern))));

    [Theory]
    [InlineData("public sealed record QuoteRequest(string Sku, int Quantity) { internal string Tenant = \"\"; }")]
    [InlineData("public sealed record QuoteRequest(string Sku, int Quantity) { [System.Text.Json.Serialization.JsonIgnore] public string? Tenant { get; set; } }")]
    [InlineData("public sealed record QuoteRequest(string Sku, int Quantity, object? Extra = null);")]
    [InlineData("public record QuoteRequest(string Sku, int Quantity); public sealed record Special(string Sku, int Quantity, string Tenant) : QuoteRequest(Sku, Quantity);")]
    public void Proposes_nothing_when_json_hides_part_of_a_request(string request) =>
        Assert.Null(Optimization.Detect(Evidence, ASource.Function("Shop.PriceQuote", With(request))));

    [Theory]
    [InlineData("public sealed record Quote(string Sku, decimal Price);", true)]
    [InlineData("public sealed record Quote(string Sku, decimal Price) { public Line[] Lines { get; init; } = []; } public sealed record Line(int N);", false)]
    [InlineData("public sealed record Quote(string Sku, decimal Price) { public System.Collections.Immutable.ImmutableArray<Line> Lines { get; init; } } public sealed record Line(int N);", true)]
    [InlineData("public sealed record Quote(string Sku, decimal Price) { public string? Note { get; set; } }", false)]
    public void Shares_responses_that_nobody_can_change_and_copies_others(string response, bool shared)
    {
        var source = ASource.Function("Shop.PriceQuote", Modern.Replace("public sealed record Quote(string Sku, decimal Price);", response));
        var candidate = Optimization.Generate(Optimization.Detect(Evidence, source)!, source, new Dictionary<string, OptimizationPlan>());

        Assert.Equal(shared, candidate.Source.Contains(".ShareResponses()", StringComparison.Ordinal));
    }

    [Fact]
    public void Proposes_nothing_when_a_mutable_response_does_not_survive_its_json() => Assert.Null(Optimization.Detect(
        Evidence, ASource.Function("Shop.PriceQuote", Modern.Replace(
            "Quote(string Sku, decimal Price);", "Quote(string Sku, decimal Price) { public List<int> Parts { get; } = []; }"))));

    [Fact]
    public void Will_not_wrap_its_own_decorator_again()
    {
        var before = ASource.Of("Shop.PriceQuote", Modern);
        var applied = Generation.Applied.Compile(before, Generate()).Functions["quote"];
        var refused = Assert.Throws<GenerationRefusedException>(() => Optimization.Generate(
            Optimization.Detect(Evidence, applied)!, applied, new Dictionary<string, OptimizationPlan>()));

        Assert.Equal("source.decorated", refused.Reason.Id);
    }

    private static string With(string request) => Modern.Replace("public sealed record QuoteRequest(string Sku, int Quantity);", request);
}
