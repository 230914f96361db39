using System.CommandLine;

namespace Optimizer.Local.Commands.Bench;

/// <summary><c>optimizer bench</c>: measures the learner, on public data where there is some.</summary>
internal sealed class BenchCommand : ICliCommand
{
    public Command Build(CommandIo io) => new("bench", "Measure the learner: its speed, and its accuracy on public data.")
    {
        Tier1Bench.Build(io),
        EegBench.Build(io),
        NabBench.Build(io),
        QuietBench.Build(io),
        BanditBench.Build(io),
        MutantsBench.Build(io),
    };
}
