using Optimizer.Runtime.Telemetry;

namespace Optimizer.Local.Commands.Bench.Rollout;

/// <summary>The invocations that a version and its base would report.</summary>
/// <param name="regression">How the version is worse; the base never is.</param>
internal sealed class SimulatedVersion(RolloutTraffic traffic, Regression regression, Random random)
{
    /// <summary>Relative gain that a version which keeps its promise realises, in latency and in dependency calls.</summary>
    public const double Promised = 0.4;

    private const long LeakedBytes = 48 * 1024;
    private static readonly DependencyCall[][] Calls = [[], [Call(), Call()]];

    /// <summary>One call.</summary>
    public Invocation Next(int version, DateTimeOffset at, int window)
    {
        var latency = traffic.LatencyMs(random, window, out var rank);
        var failed = random.NextDouble() < RolloutTraffic.ErrorRate;
        var (bytes, calls) = (RolloutTraffic.Allocation(random), Calls[1]);
        if (version > 0) (latency, failed, bytes, calls) = Changed(latency, rank, failed, bytes);
        return new Invocation
        {
            Function = "price-quote", Version = version, Start = at, DurationMs = latency,
            Outcome = failed ? Outcomes.Error : Outcomes.Ok, Error = failed ? "Fault" : null,
            AllocatedBytes = bytes, Dependencies = random.NextDouble() < 0.05 ? calls : null,
        };
    }

    private (double Latency, bool Failed, long Bytes, DependencyCall[] Calls) Changed(double latency, double rank, bool failed, long bytes)
    {
        var slower = regression is Regression.Slower or Regression.SlowerBesideItsObjective;
        return (
            latency * (slower ? 1.2 : 1 - Promised) * (regression == Regression.SlowTail && rank > 0.99 ? 5 / (1 - Promised) : 1),
            failed || (regression == Regression.Failing && random.NextDouble() < 0.05),
            bytes + (regression == Regression.Leaking ? LeakedBytes : 0),
            random.NextDouble() < Promised ? Calls[0] : Calls[1]);
    }

    private static DependencyCall Call() => new() { Target = "GET prices", OffsetMs = 1, DurationMs = 1, Outcome = Outcomes.Ok };
}
