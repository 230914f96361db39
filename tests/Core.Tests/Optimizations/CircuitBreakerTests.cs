using Optimizer.Core.Optimizations;
using Optimizer.Core.Simulation;
using Optimizer.Core.Statistics;
using Optimizer.Core.Tests.Generation;
using Optimizer.Core.Traffic;
using Optimizer.TestKit;

namespace Optimizer.Core.Tests.Optimizations;

public sealed class CircuitBreakerTests : PolicyContract<CircuitBreaker>
{
    private const string Fault = "System.Net.Http.HttpRequestException";

    protected override FunctionProfile Evidence => Outage();

    protected override string DeclaredText => Styles.Modern.Replace("Safe = true,", "FailFast = true,");

    [Fact]
    public void Names_the_dependency_that_is_down() =>
        Assert.Equal("GET rates.example/v1/{id}", ((CircuitBreaker.Plan)Optimization.Detect(Evidence, Function)!.Plan).Dependency);

    [Fact]
    public void Counts_on_the_calls_of_one_instance()
    {
        var busy = Outage() with { Invocations = 144_000 };
        Assert.Equal((40, 10), (Throughput(busy), Throughput(busy with { InstancesAtOnce = 4 })));
        int Throughput(FunctionProfile profile) => ((CircuitBreaker.Plan)Optimization.Detect(profile, Function)!.Plan).MinimumThroughput;
    }

    [Theory]
    [InlineData(250, 500)]
    [InlineData(710, 800)]
    [InlineData(2_000, 1_000)]
    public void Probes_no_more_than_one_call_at_a_time(double failedMs, double breakMs) => Assert.Equal(
        breakMs, ((CircuitBreaker.Plan)Optimization.Detect(Outage() with { FailedMeanMs = failedMs }, Function)!.Plan).BreakDuration.TotalMilliseconds);

    [Fact]
    public void Proposes_nothing_where_failures_are_scattered() => Assert.Null(Optimization.Detect(Outage() with { OutageShare = 0.1 }, Function));

    [Fact]
    public void Proposes_nothing_where_failures_are_fast() => Assert.Null(Optimization.Detect(Outage() with { FailedMeanMs = 5 }, Function));

    [Fact]
    public void Is_proposed_where_the_outage_held_up_some_successes_for_longer_than_failures_take() => Assert.NotNull(Optimization.Detect(
        Outage() with { Duration = Outage().Duration with { P95 = 6_000, P99 = 6_500, Max = 7_000 } }, Function));

    [Fact]
    public void Proposes_nothing_where_only_some_calls_need_the_dependency() => Assert.Null(Optimization.Detect(
        Outage() with { Dependencies = [Outage().Dependencies[0] with { CallsPerInvocation = 0.4, ErrorRate = 0.5 }] }, Function));

    [Theory]
    [InlineData(0.0, true)]
    [InlineData(0.02, true)]
    [InlineData(0.05, false)]
    [InlineData(0.2, false)]
    public void Proposes_nothing_where_faults_of_another_dependency_would_open_the_circuit_too(double otherErrorRate, bool proposes)
    {
        var other = Outage().Dependencies[0] with { Target = "GET stock.example/v1/{id}", ErrorRate = otherErrorRate, CallsPerInvocation = 0.5 };
        Assert.Equal(proposes, Optimization.Detect(Outage() with { Dependencies = [other, Outage().Dependencies[0]] }, Function) is not null);
    }

    /// <summary>A call that failed at the first of them never came to the second.</summary>
    [Theory]
    [InlineData(0.8, true)]
    [InlineData(0.5, false)]
    public void One_circuit_stands_for_several_dependencies_that_every_call_needs(double otherCalls, bool proposes)
    {
        var other = Outage().Dependencies[0] with { Target = "GET stock.example/v1/{id}", CallsPerInvocation = otherCalls };
        var opportunity = Optimization.Detect(Outage() with { Dependencies = [Outage().Dependencies[0], other] }, Function);
        Assert.Equal(proposes ? "GET rates.example/v1/{id} or GET stock.example/v1/{id}" : null, (opportunity?.Plan as CircuitBreaker.Plan)?.Dependency);
    }

    [Fact]
    public void Proposes_nothing_for_faults_of_the_function_itself() => Assert.Null(Optimization.Detect(
        Outage() with { Errors = new Dictionary<string, long> { ["System.ArgumentException"] = 400 } }, Function));

    [Fact]
    public void Spares_callers_of_an_outage_the_wait_and_fails_nobody_else()
    {
        // Two minutes at 20 calls per second; from 30 s to 70 s every call waits 2 s and fails.
        var window = AWindow.Of([.. Enumerable.Range(0, 2_400).Select(i =>
            i is >= 600 and < 1_400 ? AWindow.Call(i * 50, durationMs: 2_000, failed: true) : AWindow.Call(i * 50, durationMs: 20))]);
        var plan = new CircuitBreaker.Plan(null, [Fault], 0.5, 20, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(1));
        var result = PolicySimulator.Run(window, [(Optimization, plan)], SimulationOptions.Default);

        var predicted = ImprovementEstimator.FromSimulation(result, Optimization.Objective, new ImprovementOptions()).Predicted;

        Assert.InRange(predicted.Value, 0.8, 0.95);
        Assert.True(predicted.Lower > 0.5, $"{predicted}");
        Assert.InRange(result.Optimized.ErrorRate, result.Baseline.ErrorRate, result.Baseline.ErrorRate * 1.12);
        Assert.InRange(result.Executions, 1_600, 1_950);
    }

    private static FunctionProfile Outage() => AProfile.Failing(0.2, Fault) with
    {
        OutageShare = 0.95, FailedMeanMs = 2_000, Observed = 500,
        Dependencies = [new DependencyProfile("GET rates.example/v1/{id}", 500, 1, new LatencySummary(500, 20, 18, 40, 50, 60), 0.2, 0, 0)],
    };
}
