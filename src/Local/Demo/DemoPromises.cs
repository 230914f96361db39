using Optimizer.Local.Reporting;

namespace Optimizer.Local.Demo;

/// <summary>What the demonstration is there to show. Live traffic decides, so it can fail, and then says so.</summary>
internal static class DemoPromises
{
    /// <summary>What was promised and not seen, in sentences; empty when all was.</summary>
    public static IReadOnlyList<string> Broken(ReportDocument report)
    {
        var broken = new List<string>();
        if (!report.Functions.Any(f => f.Deployed.Count > 0)) broken.Add("No optimization was deployed.");
        if (!report.Functions.Any(f => f.Review.Count > 0)) broken.Add("No change was held for review.");
        if (report.Rollbacks.Count == 0) broken.Add("The regression was not followed by a rollback.");
        foreach (var (function, deployed) in report.Functions.SelectMany(f => f.Deployed.Select(d => (f.Function, d))))
        {
            if (deployed.Realised is null) broken.Add($"{deployed.Type} on {function} was not promoted in time to be measured.");
            else if (deployed.Realised <= 0) broken.Add($"{deployed.Type} on {function} improved nothing.");
        }
        return broken;
    }
}
