using Optimizer.Core.Simulation;
using Optimizer.Core.Traffic;
using Optimizer.Runtime.Policies;
using static Optimizer.TestKit.AWindow;

namespace Optimizer.Core.Tests.Simulation;

public sealed class PolicySimulatorTests
{
    [Fact]
    public void Without_policies_a_trace_comes_out_as_it_was_recorded()
    {
        var result = PolicySimulator.Run(Poisson(5_000, seed: 3, errorRate: 0.05), [], SimulationOptions.Default);
        Assert.Equal(result.BaselineArrivals.LatencyMs.ToArray(), result.OptimizedArrivals.LatencyMs.ToArray());
        Assert.Equal(result.BaselineArrivals.Failed.ToArray(), result.OptimizedArrivals.Failed.ToArray());
        Assert.Equal(result.BaselineArrivals.DependencyCalls.ToArray(), result.OptimizedArrivals.DependencyCalls.ToArray());
        Assert.Equal((result.Baseline, 5_000, TimeSpan.Zero), (result.Optimized, result.Executions, result.MaxStaleness));
    }

    [Fact]
    public void A_cache_answers_at_once_until_the_first_response_is_too_old()
    {
        // Execution from 0 to 100 ms; joined at 50; served at 500 and 999; too old at 1000.
        var result = Run(Cache, Call(0, 7, 100), Call(50, 7, 80), Call(500, 7, 60), Call(999, 7, 60), Call(1000, 7, 40));
        Assert.Equal([100, 50, 0, 0, 40], Latency(result));
        Assert.Equal((2, TimeSpan.FromMilliseconds(999)), (result.Executions, result.MaxStaleness));
        Assert.Equal([1, 0, 0, 0, 1], result.OptimizedArrivals.DependencyCalls.ToArray());
    }

    [Fact]
    public void Each_instance_keeps_and_shares_for_itself()
    {
        var result = Run(Cache, Call(0, 7, 100, instance: 1), Call(500, 7, 80, instance: 2), Call(600, 7, 60, instance: 1), Call(700, 7, 60, instance: 2));
        Assert.Equal([100, 80, 0, 0], Latency(result));
        result = Run(Deduplicate, Call(0, 7, 100, instance: 1), Call(50, 7, 80, instance: 300), Call(60, 7, 80, instance: 1));
        Assert.Equal([100, 80, 40], Latency(result));
    }

    [Fact]
    public void Twenty_instances_do_not_hit_as_one_shared_cache_would()
    {
        // One request each 100 ms, to one process after the other: each meets it every 2 s, and an answer lasts 1 s.
        var calls = Enumerable.Range(0, 200).Select(i => Call(i * 100, 7, instance: (ushort)(i % 20 + 1))).ToArray();
        Assert.Equal(200, Run(Cache, calls).Executions);
        Assert.Equal(20, Run(Cache, [.. calls.Select(c => c with { Instance = 0 })]).Executions);
    }

    [Fact]
    public void A_cache_does_not_keep_a_failure()
    {
        var result = Run(Cache, Call(0, 7, 10, failed: true), Call(100, 7, 20), Call(200, 7, 30));
        Assert.Equal([true, false, false], result.OptimizedArrivals.Failed.ToArray());
        Assert.Equal([10, 20, 0], Latency(result));
    }

    [Fact]
    public void Unknown_requests_equal_no_other()
    {
        var result = Run(Cache, Call(0), Call(100), Call(200));
        Assert.Equal(3, result.Executions);
    }

    [Fact]
    public void Deduplication_shares_what_runs_and_nothing_else()
    {
        var result = Run(Deduplicate, Call(0, 7, 100), Call(60, 7, 90), Call(60, 8, 30), Call(100, 7, 20));
        Assert.Equal([100, 40, 30, 20], Latency(result));
        Assert.Equal(3, result.Executions);
    }

    [Fact]
    public void A_shared_failure_fails_everyone_who_shares()
    {
        var result = Run(Deduplicate, Call(0, 7, 100, failed: true), Call(60, 7, 90));
        Assert.Equal([true, true], result.OptimizedArrivals.Failed.ToArray());
    }

    [Fact]
    public void A_retry_meets_what_calls_nearest_in_time_met_and_costs_their_time_and_calls()
    {
        var result = Run(Retry, Call(0, 1, 10), Call(100, 2, 30, failed: true, dependencyCalls: 2), Call(200, 3, 10));
        // 30 ms to fail, then 10 ms as its neighbours took.
        Assert.Equal([10, 40, 10], Latency(result));
        Assert.Equal([1, 3, 1], result.OptimizedArrivals.DependencyCalls.ToArray());
        Assert.Equal((1.0 / 3, 0, 4), (result.Baseline.ErrorRate, result.Optimized.ErrorRate, result.Executions));
    }

    [Fact]
    public void A_retry_in_an_outage_meets_the_outage()
    {
        var outage = Enumerable.Range(0, 300).Select(i => Call(i * 100, key: 0, failed: i is >= 100 and < 200)).ToArray();
        var result = Run(Retry, outage);
        Assert.InRange(result.Optimized.ErrorRate, 0.28, 1.0 / 3);
    }

    [Fact]
    public void A_retry_does_not_cure_a_request_that_always_fails()
    {
        var calls = Enumerable.Range(0, 400).Select(i => Call(i * 100, (ulong)(i % 20) + 1, failed: i % 20 == 0)).ToArray();
        var result = Run(Retry, calls);
        Assert.Equal(0.05, result.Optimized.ErrorRate, 12);
    }

    [Fact]
    public void Unobserved_dependency_calls_count_with_the_mean_of_the_observed()
    {
        var result = Run(Cache, Call(0, 1, dependencyCalls: 1), Call(100, 2, dependencyCalls: 4), Call(200, 3, dependencyCalls: -1), Call(300, 3, dependencyCalls: -1));
        Assert.Equal((2.5, 7.5 / 4), (result.Baseline.DependencyCalls, result.Optimized.DependencyCalls));
    }

    [Fact]
    public void A_window_without_observed_dependencies_says_so() =>
        Assert.True(double.IsNaN(Run(Cache, Call(0, dependencyCalls: -1)).Optimized.DependencyCalls));

    [Fact]
    public void An_empty_window_has_no_metrics()
    {
        var result = Run(Cache);
        Assert.Equal((0, 0), (result.Optimized.Count, result.Executions));
        Assert.True(double.IsNaN(result.Optimized.MeanMs));
    }

    [Fact]
    public void Summaries_interpolate_quantiles()
    {
        var result = Run(_ => [], [.. Enumerable.Range(0, 5).Select(i => Call(i * 1000, durationMs: (i + 1) * 10))]);
        Assert.Equal((30, 30, 48), (result.Baseline.MeanMs, result.Baseline.P50Ms, Math.Round(result.Baseline.P95Ms, 9)));
    }

    [Fact]
    public void Plans_compose_by_their_stage_whatever_their_order()
    {
        var window = Poisson(2_000, seed: 5, errorRate: 0.05);
        var (cache, retry, plan) = (new FakePolicyOptimization(PolicyStage.Cache), new FakePolicyOptimization(PolicyStage.Retry), new FakePolicyOptimization.FakePlan());
        var forwards = PolicySimulator.Run(window, [(cache, plan), (retry, plan)], SimulationOptions.Default);
        var backwards = PolicySimulator.Run(window, [(retry, plan), (cache, plan)], SimulationOptions.Default);
        Assert.Equal(forwards.Optimized, backwards.Optimized);
        Assert.True(forwards.Optimized.ErrorRate < forwards.Baseline.ErrorRate && forwards.Executions < 2_000);
    }

    [Fact]
    public void Equal_seeds_give_equal_results_and_other_seeds_other_luck()
    {
        var window = Poisson(3_000, seed: 11, errorRate: 0.3);
        SimulationResult Seeded(int seed) => PolicySimulator.Run(window, Retry, SimulationOptions.Default with { Seed = seed });
        Assert.Equal(Latency(Seeded(1)), Latency(Seeded(1)));
        Assert.NotEqual(Latency(Seeded(1)), Latency(Seeded(2)));
    }

    [Fact]
    public void A_policy_that_never_answers_is_a_fault_of_the_simulation()
    {
        var fault = Assert.Throws<SimulationFaultException>(() => Run(_ => [new FakeSilentPolicy()], Call(0), Call(10)));
        Assert.StartsWith("2 of 2 calls of f were never answered", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arrivals_out_of_order_are_refused_with_their_place()
    {
        var fault = Assert.Throws<ArgumentException>(() => Run(_ => [], Call(10), Call(0)));
        Assert.Equal("Arrival 1 of f starts before the one in front of it.", fault.Message);
    }

    [Fact]
    public void A_cancelled_simulation_stops() => Assert.Throws<OperationCanceledException>(() =>
        PolicySimulator.Run(Poisson(10, seed: 1), [], SimulationOptions.Default, new CancellationToken(canceled: true)));

    private static double[] Latency(SimulationResult result) => result.OptimizedArrivals.LatencyMs.ToArray();

    private static SimulationResult Run(
        Func<PolicyServices<SimulatedRequest, SimulatedResponse>, IReadOnlyList<IFunctionPolicy<SimulatedRequest, SimulatedResponse>>> policies,
        params TraceCall[] calls) => PolicySimulator.Run(Of(calls), policies, SimulationOptions.Default);

    private static IReadOnlyList<IFunctionPolicy<SimulatedRequest, SimulatedResponse>> Cache(PolicyServices<SimulatedRequest, SimulatedResponse> services) =>
        [new CachingPolicy<SimulatedRequest, SimulatedResponse>(new CachingOptions { TimeToLive = TimeSpan.FromSeconds(1) }, services)];

    private static IReadOnlyList<IFunctionPolicy<SimulatedRequest, SimulatedResponse>> Deduplicate(PolicyServices<SimulatedRequest, SimulatedResponse> services) =>
        [new DeduplicationPolicy<SimulatedRequest, SimulatedResponse>(new DeduplicationOptions(), services)];

    /// <summary>Two attempts, one right after the other.</summary>
    private static IReadOnlyList<IFunctionPolicy<SimulatedRequest, SimulatedResponse>> Retry(PolicyServices<SimulatedRequest, SimulatedResponse> services) =>
        [new RetryPolicy<SimulatedRequest, SimulatedResponse>(
            new RetryOptions { ShouldRetry = e => FaultName.Of(e) == Fault, MaxAttempts = 2, BaseDelay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero, BudgetRatio = 1 }, services)];
}
