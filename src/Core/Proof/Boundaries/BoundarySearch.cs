using System.Text.Json.Nodes;

namespace Optimizer.Core.Proof.Boundaries;

/// <summary>
/// Looks for requests on which values that are computed from them stand exactly on the boundary of a comparison, and just beside it.
/// The objective is the branch distance (Korel, "Automated software test data generation", IEEE TSE 16, 1990; Tracey et al., "An
/// automated framework for structural test-data generation", ASE 1998); one dial of the request is turned at a time, by the
/// secant through its last two places, which reaches a linear boundary in two calls, and by bisection where it jumps.
/// </summary>
/// <param name="evaluate">Executes a request and gives the distances; null where it cannot be executed.</param>
/// <param name="comparisons">How many comparisons there are.</param>
/// <param name="calls">Most executions.</param>
public sealed class BoundarySearch(Func<JsonNode?, int, Task<IReadOnlyList<double>?>> evaluate, int comparisons, int calls)
{
    private const int StepsPerDial = 16;
    private const int RoundsPerSite = 3;

    /// <summary>Further starts from which a boundary is approached that was reached from one: to that request the comparison may make no difference.</summary>
    private const int FurtherStarts = 4;

    private static readonly double[] Halves = [0.5, 1.5];

    private readonly BoundarySite[] sites = [.. Enumerable.Range(0, comparisons).Select(i => new BoundarySite(i))];
    private readonly List<BoundaryPoint> beside = [];
    private int left = calls;

    /// <param name="start">Requests that have been executed.</param>
    /// <returns>New requests, those on a boundary first.</returns>
    public async Task<IReadOnlyList<BoundaryPoint>> RunAsync(IReadOnlyList<BoundaryPoint> start)
    {
        foreach (var point in start) Learn(point);
        var tried = new HashSet<BoundarySite>();
        while (left > 0 && Next(tried) is { } site)
        {
            tried.Add(site);
            await ApproachAsync(site, site.Nearest!);
        }
        for (var turn = 0; turn < FurtherStarts && left > 0; turn++)
            foreach (var site in sites.Where(s => s.Distance == 0))
                if (site.NextStart() is { } other) await ApproachAsync(site, other);
        return [.. sites.OrderBy(s => s.Distance).SelectMany(s => s.Points).Concat(beside).Where(p => !start.Contains(p)).Distinct()];
    }

    /// <summary>The nearest comparison that was not tried; one that an approach has made reachable gets its turn.</summary>
    private BoundarySite? Next(HashSet<BoundarySite> tried) =>
        sites.Where(s => s.Nearest is not null && !tried.Contains(s)).MinBy(s => s.Distance);

    private async Task ApproachAsync(BoundarySite site, BoundaryPoint nearest)
    {
        for (var round = 0; round < RoundsPerSite && site.Of(nearest) != 0; round++)
        {
            var before = nearest;
            foreach (var dial in RequestDial.Of(nearest.Request).ToList())
            {
                nearest = await TurnAsync(site, dial, nearest);
                if (site.Of(nearest) == 0) break;
            }
            if (nearest == before) break;
        }
        if (site.Of(nearest) == 0) await LookAroundAsync(nearest);
    }

    /// <returns>The nearest that was met, from where it was begun on.</returns>
    private async Task<BoundaryPoint> TurnAsync(BoundarySite site, RequestDial dial, BoundaryPoint from)
    {
        var (nearest, place) = (from, new DialPlace(dial.Read(from.Request), site.Of(from)));
        if (double.IsNaN(place.Value) || await FirstStepAsync(site, dial, from, place) is not { } first) return nearest;
        Keep(first.Point);
        var bracket = new DialBracket(place, first.Place);
        for (var step = 0; step < StepsPerDial && site.Of(nearest) != 0 && Aim(bracket, dial) is { } value; step++)
        {
            if (await TryAsync(from, dial, value) is not { } point || double.IsNaN(site.Of(point))) break;
            Keep(point);
            bracket = bracket.With(new DialPlace(value, site.Of(point)));
        }
        // A rounding goes up and down too often for a secant; at halves most of what is rounded lies on a tie.
        foreach (var half in dial.IsContinuous && site.Of(nearest) != 0 ? Halves : [])
            if (await TryAsync(from, dial, Math.Floor(place.Value) + half) is { } point) Keep(point);
        return nearest;

        void Keep(BoundaryPoint point)
        {
            if (Math.Abs(site.Of(point)) < Math.Abs(site.Of(nearest))) nearest = point;
        }
    }

    /// <summary>Whole values first, since most members hold nothing else; then what the secant says exactly.</summary>
    private static double? Aim(DialBracket bracket, RequestDial dial) =>
        bracket.Next(isWhole: true) ?? (dial.IsContinuous ? bracket.Next(isWhole: false) : null);

    /// <summary>One up, one down, then further: the first place at which the distance changes.</summary>
    private async Task<(DialPlace Place, BoundaryPoint Point)?> FirstStepAsync(BoundarySite site, RequestDial dial, BoundaryPoint from, DialPlace place)
    {
        foreach (var step in (double[])[1, -1, Math.Max(10, Math.Round(Math.Abs(place.Distance)))])
        {
            if (await TryAsync(from, dial, place.Value + step) is not { } point) continue;
            var distance = site.Of(point);
            if (!double.IsNaN(distance) && distance != place.Distance) return (new DialPlace(place.Value + step, distance), point);
        }
        return null;
    }

    /// <summary>The neighbours of a request that is on the boundary.</summary>
    private async Task LookAroundAsync(BoundaryPoint on)
    {
        foreach (var dial in RequestDial.Of(on.Request).ToList())
        {
            foreach (var step in (int[])[1, -1])
                if (await TryAsync(on, dial, dial.Read(on.Request) + step) is { } point) beside.Add(point);
        }
    }

    private async Task<BoundaryPoint?> TryAsync(BoundaryPoint from, RequestDial dial, double value)
    {
        if (left <= 0 || dial.With(from.Request, value) is not { } request) return null;
        left--;
        if (await evaluate(request, from.Origin) is not { } distances) return null;
        var point = new BoundaryPoint(request, from.Origin, distances);
        Learn(point);
        return point;
    }

    private void Learn(BoundaryPoint point)
    {
        foreach (var site in sites) site.Learn(point);
    }
}
