namespace Optimizer.Local.Commands.Bench.Mutants;

/// <summary>What validation made of a source.</summary>
/// <param name="Fate">See <see cref="MutantFate"/>.</param>
/// <param name="By">The examination that failed, or the gate that held it; empty where it was released.</param>
/// <param name="Because">The first reason.</param>
/// <param name="ProvedWrong">Whether equivalence or a scenario failed, which says so also of a candidate that nobody would release.</param>
/// <param name="Seconds">That it took.</param>
internal sealed record MutantOutcome(MutantFate Fate, string By, string Because, bool ProvedWrong, double Seconds);
