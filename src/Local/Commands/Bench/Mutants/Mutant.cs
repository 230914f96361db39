using Optimizer.Core.Generation;
using Optimizer.Core.Model;

namespace Optimizer.Local.Commands.Bench.Mutants;

/// <summary>A candidate broken in one way.</summary>
/// <param name="Type">The optimization whose candidate it is.</param>
/// <param name="Operator">What was done to it.</param>
/// <param name="Line">In the unbroken source, 1-based.</param>
/// <param name="Before">The unbroken source of the bundle.</param>
/// <param name="Source">The broken one.</param>
internal sealed record Mutant(string Type, string Operator, int Line, string Before, string Source)
{
    /// <summary>As a patch of the bundle's source.</summary>
    public string Diff => UnifiedPatch.Write([new SourceEdit("bundle.cs", Before, Source)]);
}
