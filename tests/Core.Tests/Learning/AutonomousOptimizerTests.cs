using Microsoft.Extensions.Time.Testing;
using Optimizer.Core.Learning;
using Optimizer.Core.Learning.Experiences;
using Optimizer.Core.Learning.Inputs;

namespace Optimizer.Core.Tests.Learning;

public sealed class AutonomousOptimizerTests
{
    private const int Seed = 5;
    private readonly AutonomousOptimizer learner = new(new AutonomousOptimizerOptions(), new FakeTimeProvider());

    [Theory]
    [InlineData(double.NaN, InputRejection.NotFinite)]
    [InlineData(double.PositiveInfinity, InputRejection.NotFinite)]
    [InlineData(1e9, InputRejection.OutOfRange)]
    [InlineData(-1, InputRejection.OutOfRange)]
    [InlineData(0, InputRejection.Constant)]
    public void Refuses_band_values_that_are_no_signal(double value, InputRejection because)
    {
        var before = AfterSomeCycles();
        var result = learner.RunCycle(new BandValues(value, value, value, value, value), LearningEnvironment.Training);
        Assert.Equal(because, result.Rejection);
        Assert.Equal(before, Everything());
        Assert.Equal(1, learner.Refused);
    }

    [Theory]
    [InlineData(0, 0, 1f, InputRejection.Empty)]
    [InlineData(2, 1, 1f, InputRejection.TooShort)]
    [InlineData(2, 64, 1f, InputRejection.Constant)]
    [InlineData(2, 64, float.NaN, InputRejection.NotFinite)]
    [InlineData(2, 64, float.NegativeInfinity, InputRejection.NotFinite)]
    [InlineData(2, 64, 1e9f, InputRejection.OutOfRange)]
    public void Refuses_windows_that_are_no_signal(int channels, int length, float first, InputRejection because)
    {
        var samples = Enumerable.Repeat(1f, channels * length).ToArray();
        if (samples.Length > 0) samples[0] = first;
        var before = AfterSomeCycles();
        Assert.Equal(because, learner.RunCycle(new SignalWindow(samples, channels, 128), LearningEnvironment.Training).Rejection);
        Assert.Equal(before, Everything());
    }

    [Theory]
    [InlineData(new double[0], InputRejection.Empty)]
    [InlineData(new double[] { 4 }, InputRejection.TooShort)]
    [InlineData(new double[] { 4, 4, 4 }, InputRejection.Constant)]
    [InlineData(new[] { 4, double.NaN }, InputRejection.NotFinite)]
    [InlineData(new[] { 4, 1e9 }, InputRejection.OutOfRange)]
    public void Refuses_metric_windows_that_say_nothing(double[] values, InputRejection because)
    {
        var points = values.Select((v, i) => new MetricPoint(DateTimeOffset.UnixEpoch.AddMinutes(i), v)).ToArray();
        var before = AfterSomeCycles();
        Assert.Equal(because, learner.RunCycle(points, LearningEnvironment.Training).Rejection);
        Assert.Equal(before, Everything());
    }

    [Fact]
    public void Time_that_runs_backwards_is_refused()
    {
        MetricPoint[] points = [new(DateTimeOffset.UnixEpoch.AddMinutes(1), 1), new(DateTimeOffset.UnixEpoch, 2)];
        Assert.Equal(InputRejection.Malformed, learner.RunCycle(points, LearningEnvironment.Training).Rejection);
    }

    [Fact]
    public void A_cycle_allocates_nothing_in_steady_state()
    {
        var random = new Random(Seed);
        var values = Enumerable.Range(0, 256).Select(_ => ABand.Next(random)).ToArray();
        float[] window = [.. Enumerable.Range(0, 14 * 128).Select(i => (float)random.NextDouble())];
        for (var i = 0; i < 2_000; i++) Both(i);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++) Both(i);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Both(int i)
        {
            learner.RunCycle(values[i & 255], LearningEnvironment.Production, i & 1);
            learner.RunCycle(new SignalWindow(window, 14, 128), LearningEnvironment.Production);
        }
    }

    [Fact]
    public void Goes_on_from_a_snapshot_as_if_it_had_not_stopped()
    {
        var random = new Random(Seed);
        for (var i = 0; i < 500; i++) learner.RunCycle(ABand.Next(random), LearningEnvironment.Testing);
        learner.Learn(AnOutcome("1"));
        var copy = AutonomousOptimizer.Restore(OptimizerSnapshot.Parse(learner.Save().ToJson()), new AutonomousOptimizerOptions(), new FakeTimeProvider());
        var next = ABand.Next(random);
        var (expected, actual) = (learner.RunCycle(next, LearningEnvironment.Testing).State, copy.RunCycle(next, LearningEnvironment.Testing).State);
        Assert.Equal(expected with { MemoryBytes = 0 }, actual with { MemoryBytes = 0 });
        Assert.Equal(learner.Models.Mean("caching", "rWfs"), copy.Models.Mean("caching", "rWfs"));
        Assert.False(copy.Learn(AnOutcome("1")));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("not json")]
    public void A_damaged_snapshot_is_named_as_such(string json) =>
        Assert.Throws<InvalidDataException>(() => OptimizerSnapshot.Parse(json));

    [Fact]
    public void A_snapshot_of_another_version_is_refused_by_name() =>
        Assert.Contains("version 2", Assert.Throws<InvalidDataException>(() => (learner.Save() with { Version = 2 }).Check()).Message, StringComparison.Ordinal);

    [Fact]
    public void Keeps_a_thousand_experiences_and_counts_each_once()
    {
        for (var i = 0; i < 3_000; i++) learner.Learn(AnOutcome($"{i}"));
        Assert.Equal(1_000, learner.Experiences.Count);
        Assert.False(learner.Learn(AnOutcome("0")));
        Assert.True(learner.Models.Count <= 1_000);
    }

    [Fact]
    public void Research_moves_traits_further_than_production()
    {
        double Moved(LearningEnvironment environment)
        {
            var random = new Random(Seed);
            var one = new AutonomousOptimizer(new AutonomousOptimizerOptions(), new FakeTimeProvider());
            for (var i = 0; i < 3_000; i++) one.RunCycle(ABand.Next(random), environment);
            return one.History.Average(s => Math.Abs(s.Traits.Focus.Velocity));
        }

        Assert.True(Moved(LearningEnvironment.Research) > 2 * Moved(LearningEnvironment.Production), $"seed {Seed}");
    }

    [Fact]
    public void A_learned_label_is_predicted_better_than_by_chance()
    {
        var random = new Random(Seed);
        for (var i = 0; i < 2_000; i++)
        {
            var label = random.Next(2);
            learner.RunCycle(ABand.Next(random) with { Alpha = (label == 0 ? 1 : 6) * (1 + random.NextDouble()) }, LearningEnvironment.Training, label);
        }
        Assert.True(learner.State.Accuracy > 0.85, $"seed {Seed}: {learner.State.Accuracy}");
    }

    /// <summary>Moments, history, models and experiences, not only the state that is shown; without the count of refusals.</summary>
    private string Everything() => (learner.Save() with { Refused = 0 }).ToJson();

    private string AfterSomeCycles()
    {
        var random = new Random(Seed);
        for (var i = 0; i < 40; i++) learner.RunCycle(ABand.Next(random), LearningEnvironment.Training);
        return Everything();
    }

    private static Experience AnOutcome(string id) =>
        new(id, DateTimeOffset.UnixEpoch, "f", "caching", "rWfs", ExperienceKind.Realised, 0.2, 0.1, 1);
}
