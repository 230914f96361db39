using Optimizer.Core.Simulation;
using Optimizer.Runtime.Policies;
using Optimizer.TestKit;

namespace Optimizer.SimulationTests.Simulation;

/// <summary>Simulations of traffic for which theory has the answer, within four standard errors.</summary>
public sealed class PolicySimulatorTheoryTests
{
    private const int Arrivals = 200_000;

    /// <summary>Hit ratio of a TTL cache under Poisson arrivals: λT ÷ (1 + λT) (Jung, Berger &amp; Balakrishnan, INFOCOM 2003).</summary>
    [Theory]
    [InlineData(1, 10, 0.02)]
    [InlineData(2, 10, 0.1)]
    [InlineData(3, 10, 1)]
    public void A_cache_hits_as_often_as_renewal_theory_says(int seed, double perSecond, double timeToLive)
    {
        var window = AWindow.Poisson(Arrivals, seed, rps: perSecond, keys: 1, meanMs: 0.01);
        var result = PolicySimulator.Run(window, services => [new CachingPolicy<SimulatedRequest, SimulatedResponse>(
            new CachingOptions { TimeToLive = TimeSpan.FromSeconds(timeToLive) }, services)], SimulationOptions.Default);
        var load = perSecond * timeToLive;
        AssertShare(load / (1 + load), 1 - ((double)result.Executions / Arrivals), seed);
    }

    /// <summary>Calls that find a fixed-length execution under way are lost in Erlang's B formula for one server, and shared here: a ÷ (1 + a).</summary>
    [Theory]
    [InlineData(4, 40, 5)]
    [InlineData(5, 40, 50)]
    public void Deduplication_shares_as_often_as_one_server_is_busy(int seed, double perSecond, double durationMs)
    {
        var arrivals = AWindow.Poisson(Arrivals, seed, rps: perSecond, keys: 1).Calls.ToArray();
        var window = AWindow.Of([.. arrivals.Select(call => call with { DurationMs = (float)durationMs })]);
        var result = PolicySimulator.Run(
            window, services => [new DeduplicationPolicy<SimulatedRequest, SimulatedResponse>(new(), services)], SimulationOptions.Default);
        var load = perSecond * durationMs / 1000;
        AssertShare(load / (1 + load), 1 - ((double)result.Executions / Arrivals), seed);
    }

    [Theory]
    [InlineData(6, 0.02)]
    [InlineData(7, 0.10)]
    [InlineData(8, 0.30)]
    public void Of_independent_failures_a_second_attempt_leaves_their_square(int seed, double errorRate)
    {
        var window = AWindow.Poisson(Arrivals, seed, keys: 1, errorRate: errorRate);
        var result = PolicySimulator.Run(window, services => [new RetryPolicy<SimulatedRequest, SimulatedResponse>(
            new RetryOptions { ShouldRetry = static _ => true, MaxAttempts = 2, BudgetRatio = 1, BudgetReserve = 1_000 }, services)], SimulationOptions.Default);
        AssertShare(errorRate * errorRate, result.Optimized.ErrorRate, seed);
    }

    [Fact]
    public void In_a_long_outage_retries_stay_within_their_tenth()
    {
        var window = AWindow.Poisson(Arrivals, seed: 9, errorRate: 1);
        var result = PolicySimulator.Run(
            window, services => [new RetryPolicy<SimulatedRequest, SimulatedResponse>(new() { ShouldRetry = static _ => true }, services)], SimulationOptions.Default);
        Assert.InRange(result.Executions, Arrivals + 1, (long)(Arrivals * 1.1));
        Assert.Equal(1, result.Optimized.ErrorRate);
    }

    private static void AssertShare(double expected, double actual, int seed)
    {
        var tolerance = 4 * Math.Sqrt(expected * (1 - expected) / Arrivals * 2);
        Assert.True(Math.Abs(actual - expected) <= tolerance, FormattableString.Invariant($"expected {expected:F5} ± {tolerance:F5}, got {actual:F5} (seed {seed})"));
    }
}
