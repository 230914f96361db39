using Optimizer.Core.Statistics;

namespace Optimizer.Core.Tests.Statistics;

public sealed class SafeTwoProportionTestTests
{
    /// <summary>The defining property, by enumeration: no block has an expectation above 1 where the trial is no worse.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(20, 1)]
    [InlineData(12, 12)]
    [InlineData(3, 25)]
    public void A_block_has_expectation_at_most_one_when_the_trial_is_no_worse(int control, int trial)
    {
        foreach (var rate in new[] { 0.001, 0.01, 0.1, 0.3, 0.7 })
        {
            foreach (var share in new[] { 0.2, 1 })
                Assert.True(Expectation(control, trial, rate, rate * share) <= 1 + 1e-9, $"rates {rate}, {rate * share}: {Expectation(control, trial, rate, rate * share)}");
        }
    }

    [Theory]
    [Trait("Evidence", "simulation")]
    [InlineData(0.01, 0.05)]
    [InlineData(0.01, 0.5)]
    [InlineData(0.12, 0.2)]
    public void Looking_after_every_block_raises_false_alarms_in_at_most_one_of_twenty_healthy_trials(double rate, double weight)
    {
        const int trials = 1_000, seed = 11;
        var random = new Random(seed);
        var alarms = Enumerable.Range(0, trials).Count(_ => Highest(random, 300, 20, weight, _ => rate, rate) >= 20);
        Assert.True(alarms <= 0.05 * trials + 2 * Math.Sqrt(trials * 0.05 * 0.95), $"{alarms} of {trials} alarms, seed {seed}");
    }

    [Fact]
    [Trait("Evidence", "simulation")]
    public void Rates_that_drift_on_both_sides_alike_raise_no_more_alarms()
    {
        const int trials = 1_000, seed = 12;
        var random = new Random(seed);
        double Drift(int block) => block / 50 % 2 == 0 ? 0.01 : 0.3;
        var alarms = Enumerable.Range(0, trials).Count(_ => Highest(random, 300, 20, 0.2, Drift, null) >= 20);
        Assert.True(alarms <= 0.05 * trials + 2 * Math.Sqrt(trials * 0.05 * 0.95), $"{alarms} of {trials} alarms, seed {seed}");
    }

    [Fact]
    [Trait("Evidence", "simulation")]
    public void A_trial_that_fails_twelve_percent_beside_one_percent_is_found_within_150_trial_calls_nine_times_of_ten()
    {
        const int trials = 300, seed = 13;
        var random = new Random(seed);
        var found = Enumerable.Range(0, trials).Count(_ => Highest(random, 30, 25, 0.2, _ => 0.01, 0.12) >= 20);
        Assert.True(found >= 0.9 * trials, $"{found} of {trials} found, seed {seed}");
    }

    [Fact]
    public void One_large_block_tells_as_much_as_it_holds()
    {
        var test = new SafeTwoProportionTest();
        test.Observe(1_000, 10, 1_000, 60);
        Assert.True(test.EValue > 1_000, $"{test.EValue}");
    }

    [Fact]
    public void Blocks_without_both_sides_are_evidence_of_nothing()
    {
        var test = new SafeTwoProportionTest();
        test.Observe(100, 1, 0, 0);
        test.Observe(0, 0, 100, 100);
        Assert.Equal((1d, 1d), (test.EValue, test.Highest));
    }

    /// <summary>Values of the docstring's formula, computed by another program.</summary>
    [Fact]
    public void The_e_value_is_the_papers_with_half_of_its_weight_on_the_rate_learned_before()
    {
        var test = new SafeTwoProportionTest();
        test.Observe(40, 1, 20, 3);
        Assert.Equal(2.4942861363546167, test.EValue, 12);
        test.Observe(30, 2, 10, 2);
        Assert.Equal(3.3918748189102432, test.EValue, 12);
        test.Observe(50, 20, 50, 0);
        Assert.True(test.EValue < 1);
        Assert.Equal(3.3918748189102432, test.Highest, 12);
    }

    [Theory]
    [InlineData(1, 2, 1, 0)]
    [InlineData(1, 0, 1, 2)]
    [InlineData(1, -1, 1, 0)]
    [InlineData(1, 0, 1, -1)]
    public void Counts_that_cannot_be_are_refused(long control, long controlFailed, long trial, long trialFailed) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SafeTwoProportionTest().Observe(control, controlFailed, trial, trialFailed));

    private static double Highest(Random random, int blocks, int calls, double weight, Func<int, double> rate, double? trialRate)
    {
        var test = new SafeTwoProportionTest();
        for (var block = 0; block < blocks; block++)
        {
            var trial = Gaussian.Binomial(random, calls, weight);
            test.Observe(
                calls - trial, Gaussian.Binomial(random, calls - trial, rate(block)),
                trial, Gaussian.Binomial(random, trial, trialRate ?? rate(block)));
        }
        return test.Highest;
    }

    private static double Expectation(int control, int trial, double controlRate, double trialRate)
    {
        var sum = 0d;
        for (var a = 0; a <= control; a++)
        {
            for (var b = 0; b <= trial; b++)
            {
                var test = new SafeTwoProportionTest();
                test.Observe(control, a, trial, b);
                sum += test.EValue * Probability(control, a, controlRate) * Probability(trial, b, trialRate);
            }
        }
        return sum;
    }

    private static double Probability(int n, int k, double p) => MathNet.Numerics.Distributions.Binomial.PMF(p, n, k);
}
