using Optimizer.Core.Model;

namespace Optimizer.Local.Commands.Bench.Bandit;

/// <summary>Cumulative regret in one world, against an oracle that knows it.</summary>
/// <param name="Learned">Of Thompson sampling with the safe floor.</param>
/// <param name="Default">Of the default priorities.</param>
/// <param name="Uniform">Of choosing at random.</param>
/// <param name="SafeChoices">How often the floor took the default choice.</param>
/// <param name="OffPolicy">Doubly robust estimate of the greedy policy's mean reward, from the log alone.</param>
/// <param name="Truth">Its true mean reward on the same decisions.</param>
internal sealed record BanditOutcome(int Seed, double Learned, double Default, double Uniform, int SafeChoices, Estimate OffPolicy, double Truth)
{
    public double ToDefault => Learned / Default;

    public double ToUniform => Learned / Uniform;

    public bool Covered => OffPolicy.Lower <= Truth && Truth <= OffPolicy.Upper;
}
