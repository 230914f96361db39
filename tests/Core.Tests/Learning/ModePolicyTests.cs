using Optimizer.Core.Learning;
using Optimizer.Core.Learning.Stages;

namespace Optimizer.Core.Tests.Learning;

public sealed class ModePolicyTests
{
    [Theory]
    [InlineData(200, 0.5, 0, LearningMode.Efficiency)]
    [InlineData(1, 0.999, 0, LearningMode.Performance)]
    [InlineData(1, 0.5, 2, LearningMode.Adaptive)]
    [InlineData(1, 0.5, 0, LearningMode.Balanced)]
    public void The_mode_follows_what_is_seen(double latency, double likelihood, double drift, LearningMode expected) =>
        Assert.Equal(expected, ModePolicy.Decide(LearningMode.Balanced, 32, latency, new Reflection(0, drift, likelihood, 1), new AutonomousOptimizerOptions()));

    [Fact]
    public void A_mode_is_kept_for_its_dwell() =>
        Assert.Equal(LearningMode.Balanced, ModePolicy.Decide(LearningMode.Balanced, 31, 1e6, new Reflection(0, 9, 1, 0), new AutonomousOptimizerOptions()));
}
