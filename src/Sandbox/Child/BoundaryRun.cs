using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Optimizer.Core.Proof;
using Optimizer.Core.Proof.Boundaries;
using Optimizer.Sandbox.Protocol;

namespace Optimizer.Sandbox.Child;

/// <summary>Searches both sides for requests on the boundaries of their comparisons, from the cases that were probed.</summary>
/// <param name="job">How much may be searched.</param>
/// <param name="channel">Told of each case before the candidate executes it.</param>
/// <param name="baseline">The instrumented baseline.</param>
internal sealed class BoundaryRun(SandboxJob job, FrameChannel channel, ProbedSide baseline)
{
    private const int MostStarts = 40;

    /// <summary>Longer requests take the time of many shorter ones: they are begun from only where nothing shorter goes their way.</summary>
    private const int MostCharacters = 2_000;
    private const int MostFound = 150;

    /// <summary>The search of a side ends after so long for each execution that it may make, even if some are left.</summary>
    private static readonly TimeSpan TimePerCall = TimeSpan.FromMilliseconds(2.5);

    private readonly TimeSpan mostTime = TimePerCall * job.SearchCalls;
    private int nextId = job.Cases.Max(c => c.Id) + 1;

    /// <summary>New cases on or beside a boundary that either side compares with; the baseline can execute each.</summary>
    /// <param name="probed">As the baseline executed them.</param>
    /// <param name="candidate">The instrumented candidate; null where only the baseline is searched.</param>
    public async Task<IReadOnlyList<SandboxCase>> RunAsync(IReadOnlyList<ProbedCase> probed, ProbedSide? candidate)
    {
        var usable = probed.Where(p => p is { IsServed: true, Case.Variant: CaseVariant.None }).ToList();
        // The smallest for each way through the function first: what is compared behind a branch is not reached from anywhere else.
        var ways = usable.OrderBy(Length).DistinctBy(p => string.Join(' ', p.Branches));
        var starts = ways.Concat(usable.Where(p => Length(p) <= MostCharacters)).DistinctBy(p => p.Case.Id).Take(MostStarts).ToList();
        var found = await SearchAsync([.. starts.Select((p, i) => Point(p, i))], starts, baseline.PlayAsync);
        if (candidate is null) return found;
        var again = new List<BoundaryPoint>();
        foreach (var start in starts) again.Add(Point(await candidate.PlayAsync(start.Case), again.Count));
        return [.. found, .. await SearchAsync(again, starts, @case => BothAsync(candidate, @case))];
    }

    private async Task<ProbedCase> BothAsync(ProbedSide candidate, SandboxCase @case)
    {
        var before = await baseline.PlayAsync(@case);
        if (!before.IsServed) return before;
        channel.Found(@case);
        return await candidate.PlayAsync(@case);
    }

    private async Task<IReadOnlyList<SandboxCase>> SearchAsync(
        List<BoundaryPoint> points, List<ProbedCase> starts, Func<SandboxCase, Task<ProbedCase>> play)
    {
        if (points.Count == 0 || points[0].Distances.Count == 0) return [];
        var started = Stopwatch.GetTimestamp();
        var search = new BoundarySearch(EvaluateAsync, points[0].Distances.Count, job.SearchCalls);
        var found = await search.RunAsync(points);
        return [.. found.Take(MostFound).Select(p => Case(p.Request, starts[p.Origin].Case))];

        async Task<IReadOnlyList<double>?> EvaluateAsync(JsonNode? request, int origin)
        {
            if (Stopwatch.GetElapsedTime(started) > mostTime) return null;
            var played = await play(Case(request, starts[origin].Case));
            return played.IsServed ? played.Distances : null;
        }
    }

    private static int Length(ProbedCase probed) => probed.Case.Request.GetRawText().Length;

    private SandboxCase Case(JsonNode? request, SandboxCase origin) => origin with
    {
        Id = nextId++, Request = JsonElement.Parse(request?.ToJsonString() ?? "null"), Generated = true,
    };

    private static BoundaryPoint Point(ProbedCase probed, int origin) =>
        new(JsonNode.Parse(probed.Case.Request.GetRawText()), origin, probed.Distances);
}
