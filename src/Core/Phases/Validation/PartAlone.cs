using Optimizer.Core.Generation;
using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Proof;
using Optimizer.Core.Source;

namespace Optimizer.Core.Phases.Validation;

/// <summary>A candidate's part as if nothing else were on the function, or what is there without it.</summary>
internal static class PartAlone
{
    /// <summary>The job on the part alone; null where its code cannot be written without the others, or does not compile.</summary>
    public static SandboxJob? Job(CandidateUnderTest subject, CandidatePart part, SandboxJob job)
    {
        var opportunity = new Opportunity(subject.Candidate.Function, part.Type.Id, part.Plan, 0, []);
        var (candidate, _, _) = SafeOptimization.Generate(part.Type, opportunity, subject.Source, new Dictionary<string, OptimizationPlan>());
        return candidate is not null && BundleCompiler.Compile(subject.Compilation, candidate).Image is { } image
            ? job with { Bundle = image, CandidateType = candidate.EntryType }
            : null;
    }

    /// <summary>
    /// The platform with every rewrite but one: what that one is measured against. The platform itself where there is no other; null where
    /// the others cannot be written without it, or do not compile.
    /// </summary>
    public static AssemblyImage? PlatformWithout(CandidateUnderTest subject, Optimization one)
    {
        var others = subject.Rewrites.Where(p => p.Type.Id != one.Id).ToList();
        if (others.Count == 0) return subject.Compilation.Image;
        var source = subject.Source;
        foreach (var other in others)
        {
            if (SafeOptimization.Rewrite((CodeOptimization)other.Type, source, other.Plan) is not { } text) return null;
            source = source.WithFile(text);
        }
        using var image = new MemoryStream();
        return source.Compilation.Emit(image).Success ? subject.Compilation.Image with { Image = image.ToArray() } : null;
    }
}
