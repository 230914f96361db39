using Optimizer.Core.Operations.Changes;
using Optimizer.Core.State;

namespace Optimizer.Core.Tests.Operations.Changes;

public class ChangeGateTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 10, 0, 0, TimeSpan.Zero);
    private static readonly PlatformRecord Shop = new("shop", null, Autonomy.Full, false);

    [Fact]
    public void Without_rules_nothing_is_in_the_way() => Assert.Null(ChangeGate.Obstacle(Shop, starts: true, Now));

    [Fact]
    public void A_stop_comes_before_all_else_and_says_by_whom_and_how_to_resume()
    {
        var reason = ChangeGate.Obstacle(Shop with { Frozen = true, Stop = new StopRecord(Now, "ann", "incident 7") }, starts: false, Now)!;
        Assert.Equal("changes.stopped", reason.Id);
        Assert.Contains("by ann at 2026-11-25 10:00:00Z: incident 7", reason.Sentence, StringComparison.Ordinal);
        Assert.Contains("resume --all", reason.WouldFlip, StringComparison.Ordinal);
    }

    [Fact]
    public void A_frozen_platform_takes_no_step() => Assert.Equal("platform.frozen", ChangeGate.Obstacle(Shop with { Frozen = true }, starts: false, Now)!.Id);

    [Fact]
    public void A_window_stops_steps_as_well_as_starts_and_says_until_when()
    {
        var rules = new ChangeRules { Freeze = [new FreezeWindow("0 9 * * *", 8, "UTC")] };
        Assert.All([true, false], starts =>
        {
            var reason = ChangeGate.Obstacle(Shop with { Changes = rules }, starts, Now)!;
            Assert.Equal("changes.window", reason.Id);
            Assert.Contains("2026-11-25 17:00:00Z", reason.Sentence, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_spent_budget_stops_starts_only_and_says_when_the_next_one_fits()
    {
        var spent = Shop with { Changes = new ChangeRules { PerDay = 2 }, Starts = [Now.AddHours(-25), Now.AddHours(-20), Now.AddHours(-1)] };
        var reason = ChangeGate.Obstacle(spent, starts: true, Now)!;
        Assert.Equal(("changes.budget", 2.0, 2.0), (reason.Id, reason.Numbers["began"], reason.Numbers["budget"]));
        Assert.Contains("the next fits at 2026-11-25 14:00:00Z", reason.Sentence, StringComparison.Ordinal);
        Assert.Null(ChangeGate.Obstacle(spent, starts: false, Now));
        Assert.Null(ChangeGate.Obstacle(spent, starts: true, Now.AddHours(4)));
    }

    [Fact]
    public void The_budget_of_a_week_counts_seven_rolling_days()
    {
        var spent = Shop with { Changes = new ChangeRules { PerDay = 5, PerWeek = 3 }, Starts = [Now.AddDays(-7), Now.AddDays(-6), Now.AddDays(-5), Now.AddDays(-4)] };
        Assert.Contains("within 7 days", ChangeGate.Obstacle(spent, starts: true, Now)!.Sentence, StringComparison.Ordinal);
        Assert.Null(ChangeGate.Obstacle(spent, starts: true, Now.AddDays(1)));
    }

    [Fact]
    public void Starts_are_remembered_for_a_week_and_within_bounds()
    {
        var counted = ChangeGate.Counted(Shop with { Starts = [Now.AddDays(-8), .. Enumerable.Range(1, 600).Select(i => Now.AddMinutes(i - 601))] }, Now);
        Assert.Equal((ChangeRules.MaxBudget, Now), (counted.Count, counted[^1]));
    }
}
