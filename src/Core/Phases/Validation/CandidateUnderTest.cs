using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Phases.Detection;
using Optimizer.Core.Proof;
using Optimizer.Core.Source;
using Optimizer.Core.State;
using Optimizer.Core.Traffic;

namespace Optimizer.Core.Phases.Validation;

/// <summary>A candidate with all that its examination needs.</summary>
/// <param name="Bundle">Its compiled assembly.</param>
/// <param name="References">Paths of the platform's own extra assemblies.</param>
internal sealed record CandidateUnderTest(
    string Platform, DetectedOpportunity Detected, Candidate Candidate, Optimization Type, PlatformCompilation Compilation,
    FunctionTraffic Traffic, AssemblyImage Bundle, IReadOnlyList<string> References)
{
    public FunctionSource Source => Compilation.Functions[Candidate.Function];

    public string BaselineType => Source.Type.ToMetadataName();

    /// <summary>All optimizations that the candidate realises, the new one included, in their order.</summary>
    public IReadOnlyList<CandidatePart> Parts => CandidatePart.Of(Candidate, Type);

    public IReadOnlyList<CandidatePart> Rewrites => [.. Parts.Where(p => p.Type is CodeOptimization)];

    /// <summary>From the caller inwards.</summary>
    public IReadOnlyList<CandidatePart> Policies => [.. Parts.Where(p => p.Type is PolicyOptimization)];

    /// <summary>The versions that it stands on, the live one first; empty on the original.</summary>
    public IReadOnlyList<VersionRecord> Below { get; init; } = [];

    /// <summary>The original's own traffic; null where it is no longer there.</summary>
    public FunctionTraffic? Original { get; init; }

    /// <summary>The class that rewrites changed, behind the policies if there are any.</summary>
    public string RewrittenType => Policies.Count > 0 ? BaselineType : Candidate.EntryType;
}
