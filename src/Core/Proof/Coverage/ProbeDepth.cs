namespace Optimizer.Core.Proof.Coverage;

/// <summary>How much of a function is instrumented; each includes those before it.</summary>
internal enum ProbeDepth
{
    /// <summary>Outcomes of statements.</summary>
    Statements,

    /// <summary>Outcomes of conditions within expressions.</summary>
    Expressions,

    /// <summary>How far comparisons of numbers are from turning.</summary>
    Distances,
}
