using Optimizer.Core.Learning;
using Optimizer.Core.Learning.Self;
using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Source;
using Optimizer.TestKit;

namespace Optimizer.Core.Tests.Learning.Self;

public sealed class SelfPlatformTests
{
    private readonly PlatformCompilation platform = PlatformCompiler.Compile(SelfPlatform.Source(), PlatformReferences.Default);

    [Fact]
    public void Tier_1s_cycle_is_a_function_whose_source_compiles_by_itself()
    {
        var function = platform.Functions[SelfPlatform.Function];
        Assert.Equal(typeof(Tier1Cycle).FullName, function.Type.ToDisplayString());
        Assert.Equal(typeof(Tier1Cycle).Assembly.GetName().Name, platform.Image.Name);
    }

    [Fact]
    public void The_loop_proposes_another_mode_for_it_and_the_change_compiles()
    {
        var tuning = new Tuning();
        var source = platform.Functions[SelfPlatform.Function];
        var opportunity = tuning.Detect(AProfile.Quiet with { Observed = 200 }, source)!;
        Assert.Equal(new Tuning.Plan("Mode", "LearningMode.Efficiency"), opportunity.Plan);
        var candidate = tuning.Generate(opportunity, source, new Dictionary<string, OptimizationPlan>());
        Assert.Empty(BundleCompiler.Compile(platform, candidate).Errors);
    }

    [Fact]
    public async Task It_reads_the_rhythm_of_a_window()
    {
        float[] samples = [.. Enumerable.Range(0, 512).Select(i => (float)(10 * Math.Sin(2 * Math.PI * 10 * (i % 256) / 128.0)))];
        var read = await new Tier1Cycle().InvokeAsync(new Tier1CycleRequest(samples, 2, 128), default);
        Assert.Equal(("None", "alpha", 0), (read.Rejection, read.Leading, read.Artifacts));
        Assert.True(read.Values.Alpha > 40, $"{read.Values}");
    }

    [Theory]
    [InlineData(0, 128, "Malformed")]
    [InlineData(2, 0, "Malformed")]
    [InlineData(2, 128, "Constant")]
    public async Task What_is_no_signal_is_refused_by_name(int channels, double rate, string because)
    {
        var read = await new Tier1Cycle().InvokeAsync(new Tier1CycleRequest(new float[64], channels, rate), default);
        Assert.Equal((because, "none"), (read.Rejection, read.Leading));
        var learner = new AutonomousOptimizer(new AutonomousOptimizerOptions(), TimeProvider.System);
        var before = learner.State;
        Assert.Equal(because, WindowReader.Run(learner, read, LearningEnvironment.Testing, -1).Rejection.ToString());
        Assert.Equal((before, 1), (learner.State, learner.Refused));
    }

    [Theory]
    [InlineData(LearningMode.Balanced, 128, 128)]
    [InlineData(LearningMode.Balanced, 250, 256)]
    [InlineData(LearningMode.Efficiency, 1024, 512)]
    [InlineData(LearningMode.Performance, 128, 1024)]
    [InlineData(LearningMode.Balanced, 1e300, 16_384)]
    [InlineData(LearningMode.Balanced, 0.001, 16)]
    public void A_mode_is_a_time_whatever_the_rate(LearningMode mode, double rate, int segment) => Assert.Equal(segment, ModeWindow.Of(mode, rate).Segment);
}
