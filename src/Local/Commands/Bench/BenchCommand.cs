using System.CommandLine;

namespace Optimizer.Local.Commands.Bench;

/// <summary><c>optimizer bench</c>: measures the learner, and whether predictions come true.</summary>
internal sealed class BenchCommand : ICliCommand
{
    public Command Build(CommandIo io) => new("bench", "Measure the learner, on public data where there is some, and whether predictions come true.")
    {
        Tier1Bench.Build(io),
        EegBench.Build(io),
        NabBench.Build(io),
        QuietBench.Build(io),
        BanditBench.Build(io),
        MutantsBench.Build(io),
        CalibrationBench.Build(io),
    };
}
