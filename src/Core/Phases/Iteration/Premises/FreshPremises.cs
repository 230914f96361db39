namespace Optimizer.Core.Phases.Iteration.Premises;

/// <summary>What detection saw of a live version's premises.</summary>
/// <param name="Version">The live version.</param>
/// <param name="From">When the first invocation that was looked at began.</param>
public sealed record FreshPremises(int Version, DateTimeOffset From, VersionPremises Premises);
