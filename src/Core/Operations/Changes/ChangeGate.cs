using Optimizer.Core.Model;
using Optimizer.Core.State;

namespace Optimizer.Core.Operations.Changes;

/// <summary>Whether a platform takes a change forward now. Pure. Ways back are never asked.</summary>
public static class ChangeGate
{
    public const string Stopped = "changes.stopped";
    public const string Frozen = "platform.frozen";
    public const string Window = "changes.window";
    public const string Budget = "changes.budget";

    /// <summary>What is in the way of stepping a trial up, or of starting one; null when nothing is.</summary>
    /// <param name="platform">The platform as it was read.</param>
    /// <param name="starts">Whether a trial is to begin: only that counts against the budget.</param>
    /// <param name="now">The moment.</param>
    public static Reason? Obstacle(PlatformRecord platform, bool starts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(platform);
        if (platform.Stop is { } stop) return OfStop(stop);
        if (platform.Frozen) return new Reason(Frozen, $"{platform.Name} is frozen: only ways back are taken.") { WouldFlip = "Unfreeze the platform." };
        if (platform.Changes is not { } rules) return null;
        return FreezeCalendar.EndOf(rules.Freeze, now) is { } end ? OfWindow(platform.Name, end) : starts ? OfBudget(platform, rules, now) : null;
    }

    /// <summary>Starts that still count at <paramref name="now"/>, with one more where a trial begins.</summary>
    public static IReadOnlyList<DateTimeOffset> Counted(PlatformRecord platform, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(platform);
        return [.. Within(platform, TimeSpan.FromDays(7), now).Append(now).TakeLast(ChangeRules.MaxBudget)];
    }

    private static Reason OfStop(StopRecord stop) => new(
        Stopped, $"All platforms were stopped by {stop.Actor} at {stop.At:u}{(stop.Because is { } because ? $": {because}" : "")}. Only ways back are taken.")
    {
        WouldFlip = "Resume with 'optimizer resume --all'.",
    };

    private static Reason OfWindow(string platform, DateTimeOffset end) =>
        new(Window, FormattableString.Invariant($"{platform} is within a freeze window that ends at {end:u}: only ways back are taken until then."))
        {
            WouldFlip = FormattableString.Invariant($"Wait until {end:u}, or change \"changes.freeze\" of the platform."),
        };

    private static Reason? OfBudget(PlatformRecord platform, ChangeRules rules, DateTimeOffset now) =>
        OfBudget(platform, rules.PerDay, TimeSpan.FromDays(1), "24 hours", now) ?? OfBudget(platform, rules.PerWeek, TimeSpan.FromDays(7), "7 days", now);

    private static Reason? OfBudget(PlatformRecord platform, int? limit, TimeSpan length, string words, DateTimeOffset now)
    {
        var counted = Within(platform, length, now).ToList();
        if (limit is not { } most || counted.Count < most) return null;
        var free = counted[counted.Count - most] + length;
        return new Reason(Budget, FormattableString.Invariant(
            $"{platform.Name} began {counted.Count} trials within {words}, and its budget is {most}; the next fits at {free:u}."))
        {
            Numbers = new Dictionary<string, double> { ["began"] = counted.Count, ["budget"] = most },
            WouldFlip = FormattableString.Invariant($"Wait until {free:u}, or raise \"changes\" of the platform."),
        };
    }

    private static IEnumerable<DateTimeOffset> Within(PlatformRecord platform, TimeSpan length, DateTimeOffset now) =>
        (platform.Starts ?? []).Where(s => s > now - length).Order();
}
