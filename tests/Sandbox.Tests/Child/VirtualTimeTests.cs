using Optimizer.Sandbox.Child;

namespace Optimizer.Sandbox.Tests.Child;

public sealed class VirtualTimeTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly VirtualTime time = new(Start);
    private readonly List<string> fired = [];

    [Fact]
    public void Timers_run_in_order_of_their_time_with_the_clock_at_it()
    {
        using var late = Timer("late", 20);
        using var early = Timer("early", 10);
        while (time.RunNext(Start.AddSeconds(30)))
        {
        }
        Assert.Equal(["early at 10", "late at 20"], fired);
    }

    [Fact]
    public void A_timer_beyond_the_limit_does_not_run() => Assert.False(RunsWithin(Timer("far", 31), 30));

    [Fact]
    public void A_disposed_timer_does_not_run()
    {
        var timer = Timer("gone", 10);
        timer.Dispose();
        Assert.False(RunsWithin(timer, 30));
    }

    [Fact]
    public void A_changed_timer_runs_at_its_new_time_only()
    {
        using var timer = Timer("moved", 10);
        timer.Change(TimeSpan.FromSeconds(25), Timeout.InfiniteTimeSpan);
        while (time.RunNext(Start.AddSeconds(30)))
        {
        }
        Assert.Equal(["moved at 25"], fired);
    }

    [Fact]
    public void A_periodic_timer_runs_again()
    {
        using var timer = time.CreateTimer(_ => fired.Add("tick"), null, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10));
        while (time.RunNext(Start.AddSeconds(35)))
        {
        }
        Assert.Equal(3, fired.Count);
    }

    private bool RunsWithin(ITimer timer, int seconds)
    {
        using (timer)
            return time.RunNext(Start.AddSeconds(seconds));
    }

    private ITimer Timer(string name, int seconds) => time.CreateTimer(
        _ => fired.Add($"{name} at {(time.GetUtcNow() - Start).TotalSeconds}"), null, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);
}
