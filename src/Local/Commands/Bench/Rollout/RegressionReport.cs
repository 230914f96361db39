using Optimizer.Core.Phases.Monitoring;
using Optimizer.Core.Proof;

namespace Optimizer.Local.Commands.Bench.Rollout;

/// <summary>What became of seeded versions that are secretly worse in one way.</summary>
internal sealed record RegressionReport
{
    public required Regression Kind { get; init; }

    public required int Runs { get; init; }

    /// <summary>Runs in which it never served all requests.</summary>
    public required int Stopped { get; init; }

    /// <summary>What stopped it, with the number of runs.</summary>
    public required IReadOnlyDictionary<string, int> StoppedBy { get; init; }

    /// <summary>Requests that it answered before it was stopped, over stopped runs.</summary>
    public required long MedianExposed { get; init; }

    public required long MostExposed { get; init; }

    /// <summary><see cref="MedianExposed"/> ÷ the requests of a day.</summary>
    public required double MedianShareOfDay { get; init; }

    /// <summary>Hours until it was stopped, median over stopped runs; 0 where validation stopped it.</summary>
    public required double MedianHours { get; init; }

    public required IReadOnlyList<int> MissedSeeds { get; init; }

    public bool Holds => Stopped >= 0.99 * Runs && MedianShareOfDay <= 0.02;

    public static RegressionReport Of(Regression kind, RolloutTraffic traffic, int runs, int firstSeed)
    {
        var ends = new RolloutEnd[runs];
        Parallel.For(0, runs, i => ends[i] = End(kind, traffic, firstSeed + i));
        var stopped = ends.Where(e => e.Action != RolloutAction.Promote).ToList();
        var exposed = Ordered(stopped.Select(e => (double)e.Exposed));
        return new RegressionReport
        {
            Kind = kind, Runs = runs, Stopped = stopped.Count,
            StoppedBy = stopped.GroupBy(e => e.Because ?? "still on trial").ToDictionary(g => g.Key, g => g.Count()),
            MedianExposed = (long)Median(exposed), MostExposed = (long)exposed.LastOrDefault(),
            MedianShareOfDay = Median(exposed) / traffic.RequestsADay, MedianHours = Median(Ordered(stopped.Select(e => e.Hours))),
            MissedSeeds = [.. ends.Where(e => e.Action == RolloutAction.Promote).Select(e => e.Seed)],
        };
    }

    public override string ToString() => FormattableString.Invariant(
        $"{Kind,-24} stopped {Stopped} of {Runs} ({string.Join(", ", StoppedBy.OrderByDescending(s => s.Value).Select(s => $"{s.Key} {s.Value}"))}); exposed: median {MedianExposed} ({MedianShareOfDay:P2} of a day), at most {MostExposed}; after {MedianHours:0.0} h (median)");

    /// <summary>What validation lets through goes on trial.</summary>
    private static RolloutEnd End(Regression kind, RolloutTraffic traffic, int seed) =>
        kind == Regression.Wrong && WrongResponses.AreFound(traffic, seed, new ProofOptions(), out _)
            ? new RolloutEnd(seed, RolloutAction.RollBack, 0, null, 0, "validation: equivalence.different")
            : new RolloutTrial(traffic, kind, seed, new RolloutOptions()).Run(3, afterPromotion: false);

    private static double[] Ordered(IEnumerable<double> values) => [.. values.Order()];

    private static double Median(double[] ordered) => ordered.Length == 0 ? 0 : ordered[ordered.Length / 2];
}
