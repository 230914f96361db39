using System.Text;
using Optimizer.Core.Generation;
using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Source;
using Optimizer.Core.Traffic;
using Optimizer.TestKit;

namespace Optimizer.Core.Tests.Generation;

/// <summary>Compares one type's generated code with its snapshot.</summary>
internal static class GeneratedCode
{
    /// <summary>The bundle and the patched platform must both compile.</summary>
    public static void Check(string snapshot, PlatformCompilation platform, Optimization type, FunctionProfile profile)
    {
        var source = platform.Functions["quote"];
        var candidate = type.Generate(type.Detect(profile, source)!, source, new Dictionary<string, OptimizationPlan>());
        var bundle = BundleCompiler.Compile(platform, candidate);
        Assert.True(bundle.Errors.Count == 0, string.Join('\n', bundle.Errors) + "\n" + candidate.BundleSource);
        var text = new StringBuilder($"{candidate.EntryType}\n{candidate.Features}\n--- patch\n{UnifiedPatch.Write(candidate.Edits)}");
        Snapshot.Match(snapshot, text.ToString());
        Applied.Compile(platform, candidate);
    }
}
