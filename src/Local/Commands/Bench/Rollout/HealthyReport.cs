using Optimizer.Core.Phases.Monitoring;

namespace Optimizer.Local.Commands.Bench.Rollout;

/// <summary>How often versions that keep their promise are taken back.</summary>
internal sealed record HealthyReport
{
    public required RolloutTraffic Traffic { get; init; }

    /// <summary>Simulated days in which a version was on trial or promoted.</summary>
    public required double Days { get; init; }

    public required int Versions { get; init; }

    public required int RolledBack { get; init; }

    /// <summary>False rollbacks ÷ days.</summary>
    public required double PerDay { get; init; }

    /// <summary>The checks that were wrong, with their numbers.</summary>
    public required IReadOnlyDictionary<string, int> Because { get; init; }

    /// <summary>Withdrawn undecided, or still on trial when the days were over.</summary>
    public required int NotPromoted { get; init; }

    /// <summary>Hours from the first canary call to promotion, median.</summary>
    public required double MedianHoursToPromote { get; init; }

    /// <summary>Hours until a version of which one call in twenty fails is taken back, median.</summary>
    public required double MedianHoursToDetectFailing { get; init; }

    public bool Holds => PerDay <= 0.05;

    public static HealthyReport Of(RolloutTraffic traffic, int versions, int days, int firstSeed)
    {
        var ends = Ends(traffic, Regression.None, versions, days, firstSeed, afterPromotion: true);
        var failing = Ends(traffic, Regression.Failing, Math.Max(1, versions / 4), days, firstSeed, afterPromotion: true);
        var rolledBack = ends.Where(e => e.Action == RolloutAction.RollBack).ToList();
        var seen = ends.Sum(e => e.Hours) / 24;
        return new HealthyReport
        {
            Traffic = traffic, Days = seen, Versions = versions, RolledBack = rolledBack.Count, PerDay = rolledBack.Count / seen,
            Because = rolledBack.GroupBy(e => e.Because!).ToDictionary(g => g.Key, g => g.Count()),
            NotPromoted = ends.Count(e => e.PromotedAtHours is null) - rolledBack.Count(e => e.PromotedAtHours is null),
            MedianHoursToPromote = Median(ends.Where(e => e.PromotedAtHours is not null).Select(e => e.PromotedAtHours!.Value)),
            MedianHoursToDetectFailing = Median(failing.Where(e => e.Action == RolloutAction.RollBack).Select(e => e.Hours)),
        };
    }

    public override string ToString() => FormattableString.Invariant(
        $"{Traffic.RequestsPerWindow,5:0} per window{(Traffic.HeavyTail ? ", heavy tail" : "")}{(Traffic.Diurnal ? ", diurnal drift" : "")}: {RolledBack} of {Versions} taken back in {Days:0} days ({PerDay:0.000} a day{string.Concat(Because.Select(b => $"; {b.Key} {b.Value}"))}); promoted after {MedianHoursToPromote:0.0} h (median), {NotPromoted} not promoted; failing 5 % is detected after {MedianHoursToDetectFailing:0.0} h (median)");

    private static RolloutEnd[] Ends(RolloutTraffic traffic, Regression regression, int versions, int days, int firstSeed, bool afterPromotion)
    {
        var ends = new RolloutEnd[versions];
        Parallel.For(0, versions, i => ends[i] = new RolloutTrial(traffic, regression, firstSeed + i, new RolloutOptions()).Run(days, afterPromotion));
        return ends;
    }

    private static double Median(IEnumerable<double> values)
    {
        var ordered = values.Order().ToArray();
        return ordered.Length == 0 ? double.NaN : ordered[ordered.Length / 2];
    }
}
