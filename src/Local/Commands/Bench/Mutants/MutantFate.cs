namespace Optimizer.Local.Commands.Bench.Mutants;

internal enum MutantFate
{
    /// <summary>An examination failed.</summary>
    Rejected,

    /// <summary>Something was inconclusive, or a gate did not hold: a person would be asked.</summary>
    Held,

    /// <summary>It would be deployed.</summary>
    Released,
}
