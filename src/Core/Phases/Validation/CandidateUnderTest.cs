using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Phases.Detection;
using Optimizer.Core.Proof;
using Optimizer.Core.Source;
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
}
