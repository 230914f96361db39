using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Simulation;
using Optimizer.Core.Source;
using Optimizer.Core.Tests.Generation;
using Optimizer.Core.Traffic;
using Optimizer.TestKit;

namespace Optimizer.Core.Tests.Optimizations;

public sealed class ErrorHandlingTests : PolicyContract<ErrorHandling>
{
    private const string Fault = "System.Net.Http.HttpRequestException";

    protected override FunctionProfile Evidence => AProfile.Failing(0.04, Fault, recovers: 0.1);

    protected override string DeclaredText => Declaring("last-good");

    protected override string UndeclaredText => Styles.Modern.Replace(", MaxStalenessSeconds = 60", "");

    [Fact]
    public void Keeps_the_last_good_response_no_longer_than_responses_may_be_stale()
    {
        var plan = (ErrorHandling.Plan)Optimization.Detect(Evidence, Function)!.Plan;

        Assert.Equal((null, TimeSpan.FromSeconds(60)), (plan.Response, plan.MaxAge));
    }

    [Theory]
    [InlineData("public static Quote Unavailable => new(\"\", 0);", "PriceQuote.Unavailable", "static _ => PriceQuote.Unavailable")]
    [InlineData("internal static Quote Unavailable() => new(\"\", 0);", "PriceQuote.Unavailable()", "static _ => PriceQuote.Unavailable()")]
    [InlineData("internal static Quote Unavailable(QuoteRequest of) => new(of.Sku, 0);", "PriceQuote.Unavailable(request)", "static request => PriceQuote.Unavailable(request)")]
    public void Reads_the_declared_member_in_its_shape(string member, string expression, string generated)
    {
        var platform = ASource.Of("Shop.PriceQuote", Declaring("Unavailable", member));
        var source = platform.Functions["quote"];
        var opportunity = Optimization.Detect(Evidence, source)!;
        var candidate = Optimization.Generate(opportunity, source, new Dictionary<string, OptimizationPlan>());

        Assert.Equal(expression, ((ErrorHandling.Plan)opportunity.Plan).Response);
        Assert.Contains(generated, candidate.Source, StringComparison.Ordinal);
        Assert.Empty(BundleCompiler.Compile(platform, candidate).Errors);
    }

    [Theory]
    [InlineData("", "fallback.no-member")]
    [InlineData("public static string Unavailable => \"\";", "fallback.no-member")]
    [InlineData("private static Quote Unavailable => new(\"\", 0);", "fallback.inaccessible")]
    public void Refuses_a_fallback_that_a_decorator_cannot_read(string member, string because)
    {
        var source = ASource.Function("Shop.PriceQuote", Declaring("Unavailable", member));
        var refused = Assert.Throws<GenerationRefusedException>(() => Optimization.Generate(
            Optimization.Detect(Evidence, source)!, source, new Dictionary<string, OptimizationPlan>()));

        Assert.Equal(because, refused.Reason.Id);
        Assert.NotNull(refused.Reason.WouldFlip);
    }

    [Fact]
    public void Proposes_nothing_where_no_request_has_an_earlier_response() =>
        Assert.Null(Optimization.Detect(AProfile.Failing(0.04, Fault), Function));

    [Fact]
    public void Proposes_nothing_for_faults_that_follow_from_the_call() =>
        Assert.Null(Optimization.Detect(AProfile.Failing(0.04, "System.ArgumentException", recovers: 0.1), Function));

    [Fact]
    public void Asks_for_no_fallback_where_calls_have_effects() => Assert.Null(Optimization.Detect(
        Evidence, ASource.Function("Shop.PriceQuote", Styles.Modern.Replace("Safe = true, MaxStalenessSeconds = 60", "Idempotent = true"))));

    [Theory]
    [InlineData(null)]
    [InlineData("PriceQuote.Unavailable")]
    public void Spares_callers_the_failures_of_a_flaky_dependency(string? response)
    {
        var window = AWindow.Poisson(10_000, seed: 7, keys: 50, errorRate: 0.05);
        var plan = new ErrorHandling.Plan(response, [Fault], TimeSpan.FromMinutes(1), 100);
        var result = PolicySimulator.Run(window, [(Optimization, plan)], SimulationOptions.Default);

        Assert.True(result.Optimized.ErrorRate < 0.2 * result.Baseline.ErrorRate, $"{result.Optimized.ErrorRate} against {result.Baseline.ErrorRate}");
        Assert.Equal((10_000, true), (result.Executions, result.MaxStaleness < TimeSpan.FromMinutes(1)));
    }

    private static string Declaring(string fallback, string member = "") => Styles.Modern
        .Replace("Safe = true,", $"Safe = true, Fallback = \"{fallback}\",")
        .Replace("    public async Task<Quote>", member.Length == 0 ? "    public async Task<Quote>" : $"    {member}\n\n    public async Task<Quote>");
}
