namespace Optimizer.Local.Commands.Bench.Mutants;

/// <param name="Operator">What could have been done.</param>
/// <param name="Line">In the unbroken source, 1-based.</param>
/// <param name="Rule">Why it would have meant the same.</param>
internal sealed record ExcludedSite(string Type, string Operator, int Line, string Rule);
