using System.Globalization;

namespace Optimizer.Core.Generation;

/// <summary>Writes values as an author would.</summary>
internal static class Literals
{
    /// <summary><c>TimeSpan.FromSeconds(45)</c>: in the largest unit that leaves a whole number above one.</summary>
    public static string Time(TimeSpan value) => Unit(value) is var (count, unit, _)
        ? $"TimeSpan.From{unit}({count.ToString(CultureInfo.InvariantCulture)})" : "";

    /// <summary><c>45 seconds</c>.</summary>
    public static string Words(TimeSpan value) => Unit(value) is var (count, _, word)
        ? $"{count.ToString(CultureInfo.InvariantCulture)} {word}{(count == 1 ? "" : "s")}" : "";

    /// <summary><c>2_000</c>.</summary>
    public static string Count(int value) => value < 1_000
        ? value.ToString(CultureInfo.InvariantCulture)
        : value.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '_');

    /// <summary><c>0.1</c>.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static (long Count, string Unit, string Word) Unit(TimeSpan value)
    {
        if (value.Ticks % TimeSpan.TicksPerHour == 0) return (value.Ticks / TimeSpan.TicksPerHour, "Hours", "hour");
        if (value.Ticks % TimeSpan.TicksPerMinute == 0) return (value.Ticks / TimeSpan.TicksPerMinute, "Minutes", "minute");
        if (value.Ticks % TimeSpan.TicksPerSecond == 0) return (value.Ticks / TimeSpan.TicksPerSecond, "Seconds", "second");
        return value.Ticks % TimeSpan.TicksPerMillisecond == 0
            ? (value.Ticks / TimeSpan.TicksPerMillisecond, "Milliseconds", "millisecond")
            : (value.Ticks, "Ticks", "tick");
    }
}
