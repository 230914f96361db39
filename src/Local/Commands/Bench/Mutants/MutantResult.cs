namespace Optimizer.Local.Commands.Bench.Mutants;

/// <summary>A mutant that was validated.</summary>
/// <param name="Killed">Not released; for a type whose unbroken candidate is not released either, proved wrong.</param>
internal sealed record MutantResult(Mutant Mutant, MutantOutcome Outcome, bool Killed);
