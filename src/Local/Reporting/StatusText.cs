namespace Optimizer.Local.Reporting;

/// <summary>A platform's status for people.</summary>
internal static class StatusText
{
    public static IEnumerable<string> Lines(StatusDocument status)
    {
        yield return $"{status.Platform} (autonomy {status.Autonomy.ToString().ToLowerInvariant()}{(status.Frozen ? ", FROZEN" : "")})";
        if (status.Changes.Because is { } because) yield return $"  takes nothing new now: {because}";
        if (status.LastCycle is { } cycle) yield return $"  last cycle {cycle.Id}: {cycle.Status}, started {cycle.Started:u}";
        foreach (var function in status.Functions)
        {
            yield return $"  {function.Function}: {Serves(function)}, {function.Backups} backups";
            foreach (var version in function.Versions) yield return $"    {Line(version)}";
        }
        foreach (var review in status.Reviews)
            yield return $"  waits for a person: {review.Function} {review.Type} ({review.Review}{(review.PostponedUntil is { } until ? $", put off until {until:u}" : "")}){Environment.NewLine}    {review.Reason}";
    }

    private static string Serves(FunctionStatus function)
    {
        var live = function.Live == 0 ? "the original serves" : $"version {function.Live} serves";
        return function.Canary is { } canary ? $"{live}, version {canary} is under trial with {function.Weight:P0}" : live;
    }

    private static string Line(VersionStatus version)
    {
        var realised = version.Realised is { } gain ? $"{gain:P0}" : "not yet known";
        return $"version {version.Version} {version.Type}: {version.State}, predicted {version.Predicted:P0}, realised {realised}"
            + (version.Because is { } because ? $" ({because})" : "");
    }
}
