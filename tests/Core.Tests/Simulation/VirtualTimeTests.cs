using Optimizer.Core.Simulation;

namespace Optimizer.Core.Tests.Simulation;

public sealed class VirtualTimeTests
{
    private readonly VirtualTime time = new(0);
    private readonly List<string> fired = [];

    [Fact]
    public void Timers_fire_in_the_order_of_their_times_and_then_of_their_making()
    {
        foreach (var (name, after) in new[] { ("late", 20), ("first", 10), ("second", 10) })
            Timer(name, after);
        FireAll();
        Assert.Equal(["first 10", "second 10", "late 20"], fired);
    }

    [Fact]
    public void A_periodic_timer_fires_until_it_is_disposed()
    {
        ITimer? timer = null;
        timer = time.CreateTimer(_ => { Note("tick"); if (fired.Count == 3) timer!.Dispose(); }, null, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(5));
        FireAll();
        Assert.Equal(["tick 1", "tick 6", "tick 11"], fired);
    }

    [Fact]
    public void A_changed_timer_fires_at_its_new_time_alone()
    {
        var timer = Timer("changed", 10);
        Assert.True(timer.Change(TimeSpan.FromMilliseconds(30), Timeout.InfiniteTimeSpan));
        FireAll();
        Assert.Equal(["changed 30"], fired);
    }

    [Fact]
    public void A_stopped_timer_does_not_fire()
    {
        Timer("stopped", 10).Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        FireAll();
        Assert.Empty(fired);
    }

    [Fact]
    public void Both_clocks_show_virtual_time()
    {
        var before = time.GetTimestamp();
        Timer("x", 1500);
        FireAll();
        Assert.Equal(TimeSpan.FromMilliseconds(1500), time.GetElapsedTime(before));
        Assert.Equal(TimeSpan.FromMilliseconds(1500).Ticks, time.GetUtcNow().Ticks);
    }

    private ITimer Timer(string name, int afterMs) =>
        time.CreateTimer(_ => Note(name), null, TimeSpan.FromMilliseconds(afterMs), Timeout.InfiniteTimeSpan);

    private void Note(string name) => fired.Add(FormattableString.Invariant($"{name} {time.Now / TimeSpan.TicksPerMillisecond}"));

    private void FireAll()
    {
        while (time.NextTicks != long.MaxValue)
            time.FireNext();
    }
}
