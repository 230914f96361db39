using Microsoft.CodeAnalysis.CSharp;
using Optimizer.Core.Source;

namespace Optimizer.Core.Proof;

/// <summary>A change whose behaviour is compared with its original's.</summary>
/// <param name="Job">Images, types and limits; its cases are the proof's business.</param>
/// <param name="Baseline">The original's source.</param>
/// <param name="Recorded">Recorded cases, in order of preference.</param>
internal sealed record DifferentialSubject(SandboxJob Job, FunctionSource Baseline, IReadOnlyList<SandboxCase> Recorded)
{
    /// <summary>Whether failures, cancelled tokens and failing dependencies are compared too; of a policy its scenarios prove them.</summary>
    public bool ComparesFailures { get; init; } = true;

    /// <summary>Least recorded requests; fewer are inconclusive.</summary>
    public int MinRecorded { get; init; }

    /// <summary>Least requests of either kind.</summary>
    public int MinCases { get; init; } = 1;

    /// <summary>The change's source, compiled, to search it for boundaries of its own. Null: only the original is searched.</summary>
    public CSharpCompilation? Change { get; init; }

    public CaseDemand Demand => new(MinRecorded, MinCases, ComparesFailures);
}
