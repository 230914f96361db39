namespace Optimizer.Local.Running;

/// <summary>Says what of a trace could not be used, with places.</summary>
internal static class TraceComplaints
{
    private const int Shown = 5;

    public static IEnumerable<string> Of(FileInfo trace, TraceContent content)
    {
        var faults = content.Faults;
        foreach (var fault in faults.First.Take(Shown)) yield return FormattableString.Invariant($"{trace.Name}({fault.Line},{fault.Column}): {fault.Reason}");
        if (faults.Count > 0)
            yield return FormattableString.Invariant($"{trace.Name}: {faults.Count} of {content.Progress.Lines} lines could not be used and were left out.");
        foreach (var (function, lines) in faults.UnknownFunctions.OrderByDescending(f => f.Value).Take(Shown))
            yield return FormattableString.Invariant($"{trace.Name}: {lines} lines are of '{function}', which platform.json does not name; they were left out.");
        if (faults.UnknownFunctions.Count > Shown)
            yield return FormattableString.Invariant($"{trace.Name}: {faults.UnknownFunctionLines} lines in all are of functions that platform.json does not name.");
        if (content.OtherVersions > 0)
            yield return FormattableString.Invariant($"{trace.Name}: {content.OtherVersions} invocations are of versions that are not live; they were left out.");
    }
}
