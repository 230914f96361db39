using System.Globalization;

namespace Optimizer.Core.Generation;

/// <summary>Values as an author would write them.</summary>
internal static class Literals
{
    public static string Of(TimeSpan value)
    {
        if (value >= TimeSpan.FromMinutes(2) && value.Ticks % TimeSpan.TicksPerMinute == 0) return $"TimeSpan.FromMinutes({Of(value.TotalMinutes)})";
        if (value.Ticks % TimeSpan.TicksPerSecond == 0) return $"TimeSpan.FromSeconds({Of(value.TotalSeconds)})";
        return $"TimeSpan.FromMilliseconds({Of(value.TotalMilliseconds)})";
    }

    public static string Of(int value) => value.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '_');

    public static string Words(TimeSpan value) => value >= TimeSpan.FromSeconds(1)
        ? $"{Of(value.TotalSeconds)} s"
        : $"{Of(value.TotalMilliseconds)} ms";

    public static string Of(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
