using Optimizer.Core.Phases.Monitoring;

namespace Optimizer.Core.Tests.Phases.Monitoring;

public sealed class RolloutOptionsTests
{
    [Fact]
    public void The_defaults_are_those_of_the_design()
    {
        var options = new RolloutOptions();
        Assert.Equal([0.01, 0.05, 0.20, 0.50, 1], options.Steps);
        Assert.Equal((TimeSpan.FromHours(72), 20d, 0.05, 100L, 6L, 0.5), (options.MaxDuration, options.EValueLimit, options.HardErrorRate, options.HardMinInvocations, options.HardMinErrors, options.MinEffectiveness));
        Assert.Empty(options.Validate());
    }

    [Fact]
    public void All_faults_are_told_at_once() => Assert.Equal(
        [
            "Steps is [0.5, 0.2], and it must ascend within (0, 1] and end with 1.",
            "EValueLimit is 1, and it must be above 1.",
            "Alpha is 0, and it must be within (0, 1).",
        ],
        new RolloutOptions { Steps = [0.5, 0.2], EValueLimit = 1, Alpha = 0 }.Validate());
}
