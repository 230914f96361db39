using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Phases.Validation;
using Optimizer.Core.Proof;
using Optimizer.Core.Simulation;
using Optimizer.Core.Statistics;
using Optimizer.Core.Traffic;
using Optimizer.TestKit;

namespace Optimizer.Core.Tests.Phases.Validation;

public sealed class PolicyImprovementTests
{
    private static readonly Caching.Plan Cache = new(TimeSpan.FromSeconds(5), 1_000);
    private static readonly RetryLogic.Plan Retry = new([AWindow.Fault], 3, TimeSpan.FromMilliseconds(20), TimeSpan.FromSeconds(1), 0.1);
    private static readonly ProofOptions Options = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_retry_behind_a_live_cache_is_predicted_what_it_adds_to_the_cache(int seed)
    {
        var original = AWindow.Poisson(6_000, seed, errorRate: 0.05);
        var cached = PolicySimulator.Run(original, [(new Caching(), Cache)], SimulationOptions.Default);
        var both = PolicySimulator.Run(original, [(new Caching(), Cache), (new RetryLogic(), Retry)], SimulationOptions.Default);
        var truth = ImprovementEstimator.FromOutcomes(cached.OptimizedArrivals, both.OptimizedArrivals, Metric.ErrorRate, new ImprovementOptions()).Predicted;

        var improvement = Examine(Recorded(original, cached), Cache, Retry);

        Assert.True(Math.Abs(truth.Value - improvement.Predicted.Value) < 0.08, $"Seed {seed}: it adds {truth.Value:P1}, predicted is {improvement.Predicted.Value:P1}.");
        Assert.Contains("of the version that serves, Caching in front on both sides", improvement.Method, StringComparison.Ordinal);
    }

    [Fact]
    public void A_live_cache_replayed_over_its_own_traffic_changes_nothing()
    {
        var original = AWindow.Poisson(6_000, seed: 4);
        var cached = PolicySimulator.Run(original, [(new Caching(), Cache)], SimulationOptions.Default);
        var improvement = Examine(Recorded(original, cached), Cache, Retry);
        Assert.Equal(cached.Optimized.MeanMs, improvement.Baseline.MeanMs, 0.02 * cached.Optimized.MeanMs);
    }

    [Fact]
    public void A_cache_in_front_of_a_live_retry_meets_what_the_retry_left()
    {
        var improvement = Examine(AWindow.Poisson(2_000, seed: 5, errorRate: 0.01), Retry, Cache);
        Assert.DoesNotContain("in front", improvement.Method, StringComparison.Ordinal);
        Assert.Equal(VerdictOutcome.Pass, improvement.Verdict.Outcome);
    }

    [Fact]
    public void The_waits_of_a_live_throttle_are_not_waited_twice()
    {
        var window = AWindow.Poisson(2_000, seed: 6, errorRate: 0.05);
        var improvement = Examine(window, new Throttling.Plan(1, 1, 1_000, Shed: false), Retry);
        Assert.Equal(PolicySimulator.Run(window, [], SimulationOptions.Default).Baseline.MeanMs, improvement.Baseline.MeanMs);
        Assert.EndsWith("; the waits in Throttling are as recorded", improvement.Method, StringComparison.Ordinal);
    }

    private static Improvement Examine(TraceWindow window, params OptimizationPlan[] plans)
    {
        var subject = ASubject.Of(window, plans);
        return PolicyImprovement.Examine((PolicyOptimization)subject.Type, subject, Options, TestContext.Current.CancellationToken);
    }

    /// <summary>What telemetry would have recorded of the simulated version.</summary>
    private static TraceWindow Recorded(TraceWindow original, SimulationResult version) => original with
    {
        Calls = original.Calls.ToArray().Select((call, i) => call with
        {
            DurationMs = (float)version.OptimizedArrivals.LatencyMs.Span[i], Error = (short)(version.OptimizedArrivals.Failed.Span[i] ? 0 : -1),
            DependencyCalls = (short)version.OptimizedArrivals.DependencyCalls.Span[i],
        }).ToArray(),
    };
}
