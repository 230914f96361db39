using Optimizer.Core.Learning.Loop;

namespace Optimizer.Core.Tests.Learning.Loop;

public sealed class SafeTier1Tests
{
    private static readonly Tier1Question[] Questions = [new("caching", "rwfs")];

    public static TheoryData<string> Troubles => ["slow", "faulty", "faulty before it answers", "not a number", "too short"];

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task A_learner_in_trouble_gives_no_advice(string trouble)
    {
        var tier1 = new FakeTier1(() => trouble switch
        {
            "slow" => new TaskCompletionSource<Tier1Advice>().Task,
            "faulty" => Task.FromException<Tier1Advice>(new InvalidOperationException("broken")),
            "not a number" => Task.FromResult(Advice([double.NaN])),
            "too short" => Task.FromResult(Advice([])),
            _ => throw new InvalidOperationException("broken"),
        });
        Assert.Null(await new SafeTier1(tier1, TimeProvider.System).AdviseAsync("shop", Questions, 1, default));
    }

    [Fact]
    public async Task Where_there_is_none_there_is_no_advice() => Assert.Null(await SafeTier1.Absent.AdviseAsync("shop", Questions, 1, default));

    [Fact]
    public async Task The_caller_may_still_stop_the_call() => await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
        new SafeTier1(new FakeTier1(() => new TaskCompletionSource<Tier1Advice>().Task), TimeProvider.System).AdviseAsync("shop", Questions, 1, new CancellationToken(true)));

    [Fact]
    public void An_answer_may_take_five_milliseconds() => Assert.Equal(5, SafeTier1.Deadline.TotalMilliseconds);

    private static Tier1Advice Advice(double[] draw) => new([draw], 5, 5, 0.3);
}
