using System.CommandLine;

namespace Optimizer.Local.Commands.Bench;

/// <summary><c>optimizer bench</c>: measures the learner, on public data where there is some, and what the proof and the rollout promise.</summary>
internal sealed class BenchCommand : ICliCommand
{
    public Command Build(CommandIo io) => new("bench", "Measure the learner, on public data where there is some, and what the proof and the rollout promise.")
    {
        Tier1Bench.Build(io),
        EegBench.Build(io),
        NabBench.Build(io),
        QuietBench.Build(io),
        BanditBench.Build(io),
        SoakBench.Build(io),
        RolloutBench.Build(io),
        SelfBench.Build(io),
        ContainmentBench.Build(io),
        ControlsBench.Build(io),
        MutantsBench.Build(io),
        CalibrationBench.Build(io),
    };
}
