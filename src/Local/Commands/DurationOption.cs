using System.CommandLine;
using System.Globalization;

namespace Optimizer.Local.Commands;

/// <summary>Options that take a length of time: <c>500ms</c>, <c>30s</c>, <c>5m</c>, <c>1h</c>, <c>7d</c>.</summary>
internal static class DurationOption
{
    private static readonly (string Unit, double Milliseconds)[] Units = [("ms", 1), ("s", 1e3), ("m", 60e3), ("h", 3600e3), ("d", 86400e3)];

    public static Option<TimeSpan> Create(string name, string description, TimeSpan standard) => new(name)
    {
        Description = $"{description} (500ms, 30s, 5m, 1h). Default: {Text(standard)}.",
        HelpName = "TIME",
        DefaultValueFactory = _ => standard,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (Parse(text) is { } duration) return duration;
            result.AddError($"{name}: '{text}' is no length of time; write it as 500ms, 30s, 5m or 1h.");
            return standard;
        },
    };

    /// <summary>As <see cref="Create"/>, without a value where none is given.</summary>
    public static Option<TimeSpan?> Optional(string name, string description) => new(name)
    {
        Description = $"{description}.",
        HelpName = "TIME",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (Parse(text) is { } duration) return duration;
            result.AddError($"{name}: '{text}' is no length of time; write it as 500ms, 30s, 5m or 1h.");
            return null;
        },
    };

    public static TimeSpan? Parse(string text)
    {
        foreach (var (unit, milliseconds) in Units)
        {
            if (!text.EndsWith(unit, StringComparison.Ordinal)) continue;
            if (!double.TryParse(text[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) continue;
            var total = number * milliseconds;
            return total is > 0 and <= 365 * 86400e3 ? TimeSpan.FromMilliseconds(total) : null;
        }
        return null;
    }

    private static string Text(TimeSpan duration)
    {
        var (unit, milliseconds) = Units.Last(u => duration.TotalMilliseconds >= u.Milliseconds);
        return FormattableString.Invariant($"{duration.TotalMilliseconds / milliseconds:0.##}{unit}");
    }
}
