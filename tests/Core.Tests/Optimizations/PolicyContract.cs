using Optimizer.Core.Generation;
using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Source;
using Optimizer.Core.Tests.Generation;
using Optimizer.TestKit;

namespace Optimizer.Core.Tests.Optimizations;

/// <summary>What holds besides for a policy: its decorator compiles, is a snapshot, and can be taken back.</summary>
public abstract class PolicyContract<T> : OptimizationContract<T>
    where T : PolicyOptimization, new()
{
    [Fact]
    public void Generates_a_decorator_that_compiles_and_reads_as_written_by_hand()
    {
        var platform = ASource.Of("Shop.PriceQuote", DeclaredText);
        var source = platform.Functions["quote"];
        var candidate = Optimization.Generate(Optimization.Detect(Evidence, source)!, source, new Dictionary<string, OptimizationPlan>());
        var errors = BundleCompiler.Compile(platform, candidate).Errors;

        Assert.True(errors.Count == 0, string.Join('\n', errors) + "\n" + candidate.BundleSource);
        Snapshot.Match($"policy.{Optimization.Id}.snap", $"{candidate.EntryType}\n{candidate.Features}\n--- patch\n{UnifiedPatch.Write(candidate.Edits)}");
        Applied.Compile(platform, candidate);
    }

    [Fact]
    public void Documents_what_it_generates_without_a_name_that_is_missing()
    {
        var plan = Optimization.Detect(Evidence, Function)!.Plan;

        Assert.StartsWith("Add", Optimization.BuilderCall(plan), StringComparison.Ordinal);
        Assert.Contains("<see cref=\"PriceQuote\"/>", Optimization.Summary(plan, "PriceQuote"), StringComparison.Ordinal);
        Assert.Contains("PriceQuote", Optimization.DecoratorName("PriceQuote"), StringComparison.Ordinal);
    }
}
