using Cronos;

namespace Optimizer.Core.Operations.Changes;

/// <summary>Finds all that is wrong with declared change rules, each with its place.</summary>
public static class ChangeRulesValidator
{
    private const double MaxHours = 168;

    /// <returns>Path below <c>changes</c> (<c>freeze[0].cron</c>) and what is wrong; empty when valid.</returns>
    public static IReadOnlyList<(string Path, string Message)> FaultsOf(ChangeRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var faults = new List<(string Path, string Message)>();
        // What was read from JSON may hold nulls whatever the types say.
        var windows = rules.Freeze ?? [];
        if (windows.Count > ChangeRules.MaxWindows) faults.Add(("freeze", $"there are {windows.Count} windows; {ChangeRules.MaxWindows} is the most."));
        foreach (var (index, window) in windows.Index()) faults.AddRange(FaultsOf(window, $"freeze[{index}]"));
        faults.AddRange(FaultOf(rules.PerDay, "perDay"));
        faults.AddRange(FaultOf(rules.PerWeek, "perWeek"));
        return faults;
    }

    private static IEnumerable<(string, string)> FaultsOf(FreezeWindow? window, string path)
    {
        if (window is null)
        {
            yield return (path, "a window is to be an object with \"cron\", \"hours\" and \"timeZone\".");
            yield break;
        }
        if (string.IsNullOrWhiteSpace(window.Cron)) yield return ($"{path}.cron", "it is missing: when the window begins, as in \"0 17 * * FRI\".");
        else if (!CronExpression.TryParse(window.Cron, CronFormat.Standard, out _))
            yield return ($"{path}.cron", $"'{window.Cron}' is no cron expression of five fields (minute, hour, day of month, month, day of week).");
        if (!(window.Hours is > 0 and <= MaxHours))
            yield return ($"{path}.hours", FormattableString.Invariant($"{window.Hours} is not above 0 and at most {MaxHours}."));
        if (string.IsNullOrWhiteSpace(window.TimeZone)) yield return ($"{path}.timeZone", "it is missing: an IANA name such as \"Europe/Berlin\" or \"UTC\".");
        else if (!TimeZoneInfo.TryFindSystemTimeZoneById(window.TimeZone, out _))
            yield return ($"{path}.timeZone", $"'{window.TimeZone}' is no time zone that this machine knows; use an IANA name such as \"Europe/Berlin\".");
    }

    private static IEnumerable<(string, string)> FaultOf(int? budget, string path)
    {
        if (budget is { } limit and not (>= 1 and <= ChangeRules.MaxBudget))
            yield return (path, $"{limit} is not within 1 to {ChangeRules.MaxBudget}; to take nothing new at all, freeze the platform.");
    }
}
