using Optimizer.Core.Phases.Analysis;
using Optimizer.Core.Phases.Monitoring;

namespace Optimizer.Local.Commands.Bench.Calibration;

/// <summary>How much a calibration looks at.</summary>
/// <param name="Seed">Of traffic, service times and faults.</param>
/// <param name="Seconds">Of traffic that is recorded, and replayed.</param>
/// <param name="ColdStarts">Processes whose first calls are looked at, per side.</param>
internal sealed record CalibrationOptions(int Seed, int Seconds, int ColdStarts)
{
    /// <summary>One opportunity per function, so that every type gets its turn in one cycle (a cycle takes five by default).</summary>
    public AnalysisOptions Analysis { get; } = new() { MaxTaken = 12, MaxForReview = 0 };

    /// <summary>The version serves all calls of its process at once; and as few first calls suffice as there are.</summary>
    public RolloutOptions Rollout => new() { Steps = [1], MinInvocationsForEffect = Math.Min(30, ColdStarts) };

    public string Protocol => FormattableString.Invariant(
        $"seed {Seed}; {Seconds} s of seeded traffic recorded through Optimizer.Runtime, one cycle of the seven phases over that trace (every function's best opportunity taken), then the same arrivals again in two processes side by side, one on the originals, one on the released versions, each with dependencies of its own, and {ColdStarts} first calls each in a process of its own; realised as monitoring reads it from live evidence (95 % confidence sequence)");
}
