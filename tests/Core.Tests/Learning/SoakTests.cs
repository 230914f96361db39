using Microsoft.Extensions.Time.Testing;
using Optimizer.Core.Learning;
using Optimizer.Core.Learning.Inputs;

namespace Optimizer.Core.Tests.Learning;

public sealed class SoakTests
{
    private const int Cycles = 100_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Traits_stay_inside_their_bounds_and_keep_moving_for_a_hundred_thousand_cycles(int seed)
    {
        var states = Run(seed, out _);
        foreach (var trait in new Func<Traits, Trait>[] { t => t.Focus, t => t.Resilience, t => t.Adaptability })
        {
            var values = states.Select(s => trait(s.Traits).Current).ToArray();
            Assert.All(values, v => Assert.InRange(v, Trait.Lowest, Trait.Highest));
            foreach (var stretch in values.Chunk(Cycles / 10))
                Assert.True(stretch.Max() - stretch.Min() > 0.005, $"seed {seed}: a trait moved only from {stretch.Min()} to {stretch.Max()} in a tenth of the run");
            var held = values.Count(v => v is <= Trait.Lowest or >= Trait.Highest);
            Assert.True(held < Cycles / 100, $"seed {seed}: a trait was at its bound in {held} cycles");
        }
    }

    [Fact]
    public void No_band_is_filtered_out_for_good_when_its_level_changes()
    {
        var states = Run(3, out var learner);
        Assert.True(states[^1].Artifacts - states[Cycles / 2].Artifacts < Cycles / 20, "seed 3: more than a tenth of the later cycles were clipped");
        Assert.Equal(Cycles, learner.State.Cycle);
    }

    [Fact]
    public void Memory_is_flat_over_a_hundred_thousand_cycles()
    {
        var states = Run(4, out var learner);
        Assert.Equal(states[2_000].MemoryBytes, states[^1].MemoryBytes);
        Assert.Equal(1_000, learner.History.Count);
    }

    [Fact]
    public void Modes_switch_by_themselves()
    {
        var seen = Run(5, out _).Select(s => s.Mode).Distinct().ToList();
        Assert.Contains(LearningMode.Balanced, seen);
        Assert.Contains(LearningMode.Adaptive, seen);
        Assert.Contains(LearningMode.Performance, seen);
    }

    /// <summary>A day of moods: slow waves, level shifts of a thousandfold, bursts of artifacts, other environments.</summary>
    private static List<OptimizationState> Run(int seed, out AutonomousOptimizer learner)
    {
        var random = new Random(seed);
        learner = new AutonomousOptimizer(new AutonomousOptimizerOptions(), new FakeTimeProvider());
        var states = new List<OptimizationState>(Cycles);
        for (var i = 0; i < Cycles; i++)
        {
            var level = (i / 20_000 % 2 == 0 ? 1 : 1000) * (1 + (0.5 * Math.Sin(i / 700.0)));
            var band = ABand.Next(random, level);
            if (random.Next(500) == 0) band = band with { Gamma = BandValues.Limit };
            var result = learner.RunCycle(band, (LearningEnvironment)(i / 5_000 % 4));
            Assert.True(result.Accepted, $"seed {seed}, cycle {i}: {result.Rejection}");
            states.Add(result.State);
        }
        return states;
    }
}
