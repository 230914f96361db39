using Cronos;

namespace Optimizer.Core.Operations.Changes;

/// <summary>Tells whether a moment lies within a freeze window. Pure.</summary>
public static class FreezeCalendar
{
    /// <summary>Beginnings of windows that overlap are followed so far; beyond it the end is "at least".</summary>
    private const int MaxChained = 1_000;

    /// <summary>When the window that <paramref name="now"/> lies in ends, windows that overlap or touch it included; null outside of all.</summary>
    /// <param name="windows">Valid ones.</param>
    /// <param name="now">The moment.</param>
    public static DateTimeOffset? EndOf(IReadOnlyList<FreezeWindow> windows, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(windows);
        var parsed = windows.Select(w => (Cron: CronExpression.Parse(w.Cron), Zone: TimeZoneInfo.FindSystemTimeZoneById(w.TimeZone), Length: TimeSpan.FromHours(w.Hours))).ToList();
        DateTimeOffset? end = null;
        for (var i = 0; i < MaxChained; i++)
        {
            var at = end ?? now;
            var later = parsed.Select(w => EndAt(w.Cron, w.Zone, w.Length, at)).Max();
            if (later is null || later <= end) break;
            end = later;
        }
        return end;
    }

    /// <summary>End of the latest beginning within one length before the moment: begun at or before it, not yet over.</summary>
    private static DateTimeOffset? EndAt(CronExpression cron, TimeZoneInfo zone, TimeSpan length, DateTimeOffset at)
    {
        DateTimeOffset? latest = null;
        var next = cron.GetNextOccurrence(at - length, zone);
        for (var i = 0; i < MaxChained && next <= at; i++)
        {
            latest = next;
            next = cron.GetNextOccurrence(next.Value, zone);
        }
        return latest + length;
    }
}
