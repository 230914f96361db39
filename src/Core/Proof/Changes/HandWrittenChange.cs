using Microsoft.CodeAnalysis;

namespace Optimizer.Core.Proof.Changes;

/// <summary>A change that a person wrote: a function before and after.</summary>
/// <param name="Baseline">Before.</param>
/// <param name="Candidate">After; it may use the types that <paramref name="Baseline"/> declares.</param>
/// <param name="Recorded">Recorded requests, with dependency responses where the function has dependencies; none: all requests are made up.</param>
public sealed record HandWrittenChange(FunctionFile Baseline, FunctionFile Candidate, IReadOnlyList<SandboxCase> Recorded)
{
    /// <summary>What both may use; see <c>PlatformReferences</c>.</summary>
    public required IReadOnlyList<MetadataReference> References { get; init; }

    /// <summary>Full paths of assemblies beyond the framework's, for execution.</summary>
    public IReadOnlyList<string> ReferencePaths { get; init; } = [];
}
