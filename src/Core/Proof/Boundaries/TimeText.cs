using System.Globalization;
using System.Text.RegularExpressions;

namespace Optimizer.Core.Proof.Boundaries;

/// <summary>A point in time, a date or a duration as JSON writes them.</summary>
/// <param name="Ticks">100 ns, from the year 1 or of the duration.</param>
/// <param name="Dials">What of it can be turned.</param>
/// <param name="Write">Writes other ticks as it is written; null where they cannot be.</param>
internal sealed partial record TimeText(long Ticks, IReadOnlyList<DialKind> Dials, Func<long, string?> Write)
{
    private static readonly DialKind[] DateDials = [DialKind.Days];
    private static readonly DialKind[] MomentDials = [DialKind.Days, DialKind.Hours, DialKind.Minutes];
    private static readonly DialKind[] DurationDials = [DialKind.Hours, DialKind.Minutes];

    /// <summary>Null for any other text.</summary>
    public static TimeText? Parse(string text)
    {
        if (Moment().Match(text) is { Success: true } moment && DateTime.TryParse(moment.Groups[1].ValueSpan, CultureInfo.InvariantCulture, out var at))
        {
            var (isDate, zone) = (!moment.Groups[2].Success, moment.Groups[3].Value);
            return new TimeText(at.Ticks, isDate ? DateDials : MomentDials, ticks => IsMoment(ticks)
                ? new DateTime(ticks).ToString(isDate ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) + zone
                : null);
        }
        return Duration().IsMatch(text) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span)
            ? new TimeText(span.Ticks, DurationDials, ticks => new TimeSpan(ticks).ToString("c", CultureInfo.InvariantCulture))
            : null;
    }

    /// <summary>Whole units of it.</summary>
    public double In(DialKind unit) => Math.Floor((double)Ticks / TicksOf(unit));

    /// <summary>The text with so many units: of whole ones, what is less than one stays; others are to the second. Null where there is no such time.</summary>
    public string? At(DialKind unit, double value)
    {
        if (!(Math.Abs(value) * TicksOf(unit) < DateTime.MaxValue.Ticks)) return null;
        var ticks = Ticks + (long)((value - In(unit)) * TicksOf(unit));
        return Write(value == Math.Floor(value) ? ticks : (long)Math.Round((double)ticks / TimeSpan.TicksPerSecond) * TimeSpan.TicksPerSecond);
    }

    private static bool IsMoment(long ticks) => ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks;

    private static long TicksOf(DialKind unit) => unit switch
    {
        DialKind.Days => TimeSpan.TicksPerDay,
        DialKind.Hours => TimeSpan.TicksPerHour,
        _ => TimeSpan.TicksPerMinute,
    };

    [GeneratedRegex(@"^(\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(?:\.\d{1,7})?)?)(Z|[+-]\d\d:\d\d)?$")]
    private static partial Regex Moment();

    [GeneratedRegex(@"^-?(?:\d{1,7}\.)?\d\d:\d\d:\d\d(?:\.\d{1,7})?$")]
    private static partial Regex Duration();
}
