using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Simulation;
using Optimizer.Core.Tests.Generation;
using Optimizer.Core.Traffic;
using Optimizer.TestKit;

namespace Optimizer.Core.Tests.Optimizations;

public sealed class ThrottlingTests : PolicyContract<Throttling>
{
    protected override FunctionProfile Evidence => AProfile.Quiet with { CongestionFactor = 8, CongestedInFlight = 60, MaxInFlight = 80 };

    protected override string DeclaredText => Styles.Modern.Replace("Safe = true,", "Shed = true,");

    protected override ContractTerms MissingWhenUndeclared => ContractTerms.None;

    [Fact]
    public void Refuses_calls_only_where_the_contract_declares_it()
    {
        Assert.True(((Throttling.Plan)Optimization.Detect(Evidence, Function)!.Plan).Shed);
        Assert.False(((Throttling.Plan)Optimization.Detect(Evidence, ASource.Function("Shop.PriceQuote", UndeclaredText))!.Plan).Shed);
    }

    [Fact]
    public void Will_not_generate_a_refusal_that_the_contract_does_not_declare()
    {
        var refused = Assert.Throws<GenerationRefusedException>(() => Optimization.Generate(
            Optimization.Detect(Evidence, Function)!, ASource.Function("Shop.PriceQuote", UndeclaredText), new Dictionary<string, OptimizationPlan>()));

        Assert.Equal("shed.not-declared", refused.Reason.Id);
    }

    [Fact]
    public void Divides_its_limits_among_the_instances_and_says_so()
    {
        var opportunity = Optimization.Detect(Evidence with { Instances = 7, InstancesAtOnce = 4 }, Function)!;

        Assert.Equal(new Throttling.Plan(3, 15, 250, true), opportunity.Plan);
        Assert.Contains(opportunity.Evidence, r => r.Id == "state.per-instance" && r.Numbers["instances"] == 4);
    }

    [Fact]
    public void Proposes_nothing_where_busy_moments_are_as_fast_as_quiet_ones() =>
        Assert.Null(Optimization.Detect(Evidence with { CongestionFactor = 1.4 }, Function));

    [Fact]
    public void Proposes_nothing_where_few_calls_ever_run_at_once() =>
        Assert.Null(Optimization.Detect(Evidence with { CongestedInFlight = 6 }, Function));

    [Fact]
    public void Shortens_the_tail_of_a_function_that_collapses_under_load()
    {
        var result = PolicySimulator.Run(Collapsing(), [(Optimization, new Throttling.Plan(12, 60, 1_000, false))], SimulationOptions.Default);

        Assert.True(result.Optimized.P95Ms < 0.7 * result.Baseline.P95Ms, $"{result.Optimized.P95Ms} against {result.Baseline.P95Ms} ms");
        Assert.Equal((result.Baseline.ErrorRate, (long)result.Window.Calls.Length), (result.Optimized.ErrorRate, result.Executions));
    }

    [Fact]
    public void Changes_nothing_where_load_does_not_matter()
    {
        var window = AWindow.Poisson(5_000, seed: 11, rps: 40, meanMs: 20);
        var result = PolicySimulator.Run(window, [(Optimization, new Throttling.Plan(20, 60, 1_000, false))], SimulationOptions.Default with { FollowLoad = false });

        Assert.InRange(result.Optimized.P95Ms, result.Baseline.P95Ms * 0.9, result.Baseline.P95Ms * 1.1);
    }

    /// <summary>Every two seconds a burst of sixty calls, each slowed down by the square of those under way; single calls between.</summary>
    private static TraceWindow Collapsing() => AWindow.Of([.. Enumerable.Range(0, 200).SelectMany(second =>
        Enumerable.Range(0, 60).Select(i => AWindow.Call(second * 2_000 + i * 0.2, durationMs: 10 * (1 + i * i / 64.0)))
            .Concat(Enumerable.Range(0, 40).Select(i => AWindow.Call(second * 2_000 + 1_000 + i * 20, durationMs: 10))))]);
}
