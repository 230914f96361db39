using Optimizer.Core.Source;
using Optimizer.Runtime.Versions;

namespace Optimizer.Core.Proof.Changes;

/// <summary>Compares a function before and after a change that a person wrote.</summary>
public sealed class ChangeProof(ISandbox sandbox, ProofOptions options)
{
    /// <summary>Fewer compared requests than this prove nothing.</summary>
    private const int MinCases = 8;

    /// <exception cref="PlatformFaultsException">A file does not compile or does not hold one function.</exception>
    public Task<EquivalenceResult> ExamineAsync(HandWrittenChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        var baseline = change.Baseline.Compile("Optimizer.Baseline", change.References);
        var candidate = CompileCandidate(change, baseline);
        var job = new SandboxJob
        {
            Work = SandboxWork.Differential,
            Platform = baseline.Image,
            BaselineType = FunctionFile.SourceOf(baseline).Type.ToMetadataName(),
            Bundle = candidate.Image,
            CandidateType = FunctionFile.SourceOf(candidate).Type.ToMetadataName(),
            References = change.ReferencePaths,
            Cases = [],
        };
        var subject = new DifferentialSubject(job, FunctionFile.SourceOf(baseline), change.Recorded) { MinCases = MinCases, Change = candidate.Compilation };
        return new DifferentialProof(sandbox, options).ExamineAsync(subject, cancellationToken);
    }

    /// <summary>Alone if it can be, so that what both files declare cannot clash; else with the types of the baseline's file.</summary>
    private static PlatformCompilation CompileCandidate(HandWrittenChange change, PlatformCompilation baseline)
    {
        try
        {
            return change.Candidate.Compile(BundleManifest.AssemblyName, change.References);
        }
        catch (PlatformFaultsException)
        {
            return change.Candidate.Compile(BundleManifest.AssemblyName, [.. change.References, baseline.Compilation.ToMetadataReference()]);
        }
    }
}
