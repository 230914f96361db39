using Microsoft.Extensions.Time.Testing;
using Optimizer.Core.Learning;
using Optimizer.Core.Learning.Inputs;

namespace Optimizer.SimulationTests.Learning;

public sealed class TraitMotionTests
{
    [Fact]
    public void Whatever_the_unit_of_the_input_traits_stay_inside_their_bounds_and_keep_moving()
    {
        for (var seed = 1; seed <= 8; seed++)
        {
            var (random, level) = (new Random(seed), Math.Pow(10, seed - 4));
            var learner = new AutonomousOptimizer(new AutonomousOptimizerOptions(), new FakeTimeProvider());
            var (lowest, highest) = (1.0, 0.0);
            for (var i = 0; i < 12_000; i++)
            {
                double Power(double mean) => level * mean * Math.Exp(random.NextDouble() - 0.5);
                var traits = learner.RunCycle(new BandValues(Power(40), Power(20), Power(15), Power(8), Power(3)), LearningEnvironment.Training).State.Traits;
                Assert.All(new[] { traits.Focus, traits.Resilience, traits.Adaptability }, t => Assert.InRange(t.Current, Trait.Lowest, Trait.Highest));
                if (i >= 6_000) (lowest, highest) = (Math.Min(lowest, traits.Focus.Current), Math.Max(highest, traits.Focus.Current));
            }
            Assert.True(highest - lowest > 0.01, $"seed {seed}: focus moved only from {lowest} to {highest} in the second half");
        }
    }
}
