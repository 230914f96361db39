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

    private readonly BoundarySite[] sites = [.. Enumerable.Range(0, comparisons).Select(i => new BoundarySite(i))];
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
            await ApproachAsync(site);
        }
        return [.. sites.OrderBy(s => s.Distance).SelectMany(s => s.Points).Where(p => !start.Contains(p)).Distinct()];
    }

    /// <summary>The nearest comparison that was not tried; one that an approach has made reachable gets its turn.</summary>
    private BoundarySite? Next(HashSet<BoundarySite> tried) =>
        sites.Where(s => s.Nearest is not null && !tried.Contains(s)).MinBy(s => s.Distance);

    private async Task ApproachAsync(BoundarySite site)
    {
        for (var round = 0; round < RoundsPerSite && site.Distance > 0; round++)
        {
            var before = site.Distance;
            foreach (var dial in RequestDial.Of(site.Nearest!.Request).ToList())
            {
                await TurnAsync(site, dial);
                if (site.Distance == 0) break;
            }
            if (site.Distance >= before) break;
        }
        if (site.Distance == 0) await LookAroundAsync(site, site.Nearest!);
    }

    private async Task TurnAsync(BoundarySite site, RequestDial dial)
    {
        var from = site.Nearest!;
        var place = new DialPlace(dial.Read(from.Request), site.Of(from));
        if (double.IsNaN(place.Value) || await FirstStepAsync(site, dial, from, place) is not { } next) return;
        var bracket = new DialBracket(place, next);
        for (var step = 0; step < StepsPerDial && site.Distance > 0 && Aim(bracket, dial) is { } value; step++)
        {
            if (await TryAsync(from, dial, value) is not { } point || double.IsNaN(site.Of(point))) return;
            bracket = bracket.With(new DialPlace(value, site.Of(point)));
        }
    }

    /// <summary>Whole values first, since most members hold nothing else; then what the secant says exactly.</summary>
    private static double? Aim(DialBracket bracket, RequestDial dial) =>
        bracket.Next(isWhole: true) ?? (dial.IsContinuous ? bracket.Next(isWhole: false) : null);

    /// <summary>One up, one down, then further: the first place at which the distance changes.</summary>
    private async Task<DialPlace?> FirstStepAsync(BoundarySite site, RequestDial dial, BoundaryPoint from, DialPlace place)
    {
        foreach (var step in (double[])[1, -1, Math.Max(10, Math.Round(Math.Abs(place.Distance)))])
        {
            if (await TryAsync(from, dial, place.Value + step) is not { } point) continue;
            var distance = site.Of(point);
            if (!double.IsNaN(distance) && distance != place.Distance) return new DialPlace(place.Value + step, distance);
        }
        return null;
    }

    /// <summary>The neighbours of a request that is on the boundary.</summary>
    private async Task LookAroundAsync(BoundarySite site, BoundaryPoint on)
    {
        foreach (var dial in RequestDial.Of(on.Request).ToList())
        {
            await TryAsync(on, dial, dial.Read(on.Request) + 1);
            await TryAsync(on, dial, dial.Read(on.Request) - 1);
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
