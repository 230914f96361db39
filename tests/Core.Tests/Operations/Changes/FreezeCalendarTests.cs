using System.Globalization;
using Optimizer.Core.Operations.Changes;

namespace Optimizer.Core.Tests.Operations.Changes;

public class FreezeCalendarTests
{
    private static readonly FreezeWindow Weekend = new("0 17 * * FRI", 63, "Europe/Berlin");

    [Theory]
    [InlineData("2026-11-27T15:59:59Z", null)]
    [InlineData("2026-11-27T16:00:00Z", "2026-11-30T07:00:00Z")]
    [InlineData("2026-11-29T12:00:00Z", "2026-11-30T07:00:00Z")]
    [InlineData("2026-11-30T06:59:59Z", "2026-11-30T07:00:00Z")]
    [InlineData("2026-11-30T07:00:00Z", null)]
    public void A_window_begins_in_its_own_zone_and_lasts_its_hours(string now, string? end) => Assert.Equal(At(end), EndOf(now, Weekend));

    [Theory]
    [InlineData("2026-07-03T14:59:00Z", null)]
    [InlineData("2026-07-03T15:00:00Z", "2026-07-06T06:00:00Z")]
    public void A_zone_keeps_its_summer_time(string now, string? end) => Assert.Equal(At(end), EndOf(now, Weekend));

    [Fact]
    public void A_window_over_the_change_of_the_clocks_lasts_elapsed_hours() =>
        Assert.Equal(At("2026-10-26T06:00:00Z"), EndOf("2026-10-25T12:00:00Z", Weekend));

    [Fact]
    public void Windows_that_touch_or_overlap_end_together() => Assert.Equal(
        At("2026-11-27T12:00:00Z"),
        EndOf("2026-11-27T08:30:00Z", new FreezeWindow("0 8 * * *", 2, "UTC"), new FreezeWindow("0 10 * * *", 1, "UTC"), new FreezeWindow("30 10 * * *", 1.5, "UTC")));

    [Fact]
    public void A_window_that_always_begins_again_never_says_that_it_ends_before_now() =>
        Assert.True(EndOf("2026-11-27T08:30:00Z", new FreezeWindow("* * * * *", 1, "UTC")) > At("2026-11-27T09:00:00Z"));

    [Fact]
    public void Without_windows_no_moment_is_frozen() => Assert.Null(EndOf("2026-11-27T08:30:00Z"));

    private static DateTimeOffset? EndOf(string now, params FreezeWindow[] windows) => FreezeCalendar.EndOf(windows, At(now)!.Value);

    private static DateTimeOffset? At(string? text) =>
        text is null ? null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
