using System.Text.RegularExpressions;
using Optimizer.Core.Catalog;
using Optimizer.Core.Generation;
using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Source;
using Optimizer.Core.Tests.Generation;
using Optimizer.Core.Traffic;
using Optimizer.TestKit;

namespace Optimizer.Core.Tests.Optimizations;

/// <summary>What holds for every optimization; a type's own tests inherit it.</summary>
public abstract partial class OptimizationContract<T>
    where T : Optimization, new()
{
    internal FunctionSource Function => field ??= ASource.Function("Shop.PriceQuote", DeclaredText);

    internal T Optimization { get; } = new();

    /// <summary>A platform whose function <c>Shop.PriceQuote</c> declares all that the type needs.</summary>
    protected virtual string DeclaredText => Styles.Modern;

    /// <summary>The type and text of a function that the optimization helps.</summary>
    protected virtual (string Type, string Text) Helped => ("Shop.PriceQuote", DeclaredText);

    /// <summary>The same without what the type needs.</summary>
    protected virtual string UndeclaredText => Bare(Helped.Text);

    /// <summary>What is named as missing then.</summary>
    protected virtual ContractTerms MissingWhenUndeclared => Optimization.Needs;

    private FunctionSource Subject => ASource.Function(Helped.Type, Helped.Text);

    /// <summary>Traffic that speaks for the type.</summary>
    protected abstract FunctionProfile Evidence { get; }

    [Fact]
    public void Says_what_each_of_several_instances_has_of_its_own_where_it_keeps_state()
    {
        var several = Optimization.Detect(Evidence with { InstancesAtOnce = 3 }, Subject)!.Evidence.Where(r => r.Id == "state.per-instance").ToList();
        Assert.Equal(Optimization is PolicyOptimization ? 1 : 0, several.Count);
        Assert.All(several, note => Assert.StartsWith("3 instances served at once: ", note.Sentence, StringComparison.Ordinal));
        Assert.All(several, note => Assert.Equal(3, note.Numbers["instances"]));
        Assert.DoesNotContain(Optimization.Detect(Evidence with { InstancesAtOnce = 1 }, Subject)!.Evidence, r => r.Id == "state.per-instance");
    }

    [Fact]
    public void Has_the_id_of_its_class_which_is_persisted() => Assert.Equal(typeof(T).Name, Optimization.Id);

    [Fact]
    public void Is_silent_without_evidence() => Assert.Null(Optimization.Detect(AProfile.Quiet, Subject));

    [Fact]
    public void Is_silent_without_traffic() => Assert.Null(Optimization.Detect(
        AProfile.Quiet with { Invocations = 0, Hashed = 0, ErrorRate = double.NaN, ConcurrentDuplicateRate = double.NaN, ConnectionSetUpShare = double.NaN }, Subject));

    [Fact]
    public void Speaks_up_with_numbers_when_there_is_evidence()
    {
        var opportunity = Optimization.Detect(Evidence, Subject);

        Assert.NotNull(opportunity);
        Assert.InRange(opportunity.Predicted, 0.01, 1);
        Assert.All(opportunity.Evidence, reason => Assert.NotEmpty(reason.Numbers));
        Assert.Equal("Functions/Quote.cs", opportunity.File);
    }

    [Fact]
    public void Names_the_terms_that_a_contract_lacks()
    {
        var bare = ASource.Function(Helped.Type, UndeclaredText);
        var opportunity = Optimization.Detect(Evidence, bare);

        Assert.Equal(MissingWhenUndeclared, opportunity!.Missing);
    }

    [Fact]
    public void Generates_the_same_twice() => Assert.Equal(
        UnifiedPatch.Write(Generate().Edits), UnifiedPatch.Write(Generate().Edits));

    [Fact]
    public void Has_a_plan_that_survives_persistence()
    {
        var json = new PlanJson(OptimizationCatalog.Discover());
        var text = json.Write(Generate().Plan);

        Assert.Equal(text, json.Write(json.Read(text)));
        Assert.Equal(Optimization.PlanType, json.Read(text).GetType());
    }

    [Fact]
    public void Has_at_least_four_scenarios_with_ids_of_its_own()
    {
        Assert.True(Optimization.Scenarios.Count >= 4);
        var prefix = Words().Replace(Optimization.Id, "-$0").ToLowerInvariant() + ".";
        Assert.All(Optimization.Scenarios, s => Assert.StartsWith(prefix, s.Id, StringComparison.Ordinal));
        Assert.Equal(Optimization.Scenarios.Count, Optimization.Scenarios.Select(s => s.Id).Distinct().Count());
    }

    [Fact]
    public void Says_how_it_is_undone() => Assert.EndsWith(".", Optimization.Undo, StringComparison.Ordinal);

    internal Candidate Generate()
    {
        var source = Subject;
        return Optimization.Generate(Optimization.Detect(Evidence, source)!, source, new Dictionary<string, OptimizationPlan>());
    }

    internal static string Bare(string text) => Declared().Replace(text, "");

    [GeneratedRegex(@"\[FunctionContract\([^)]*\)\]")]
    private static partial Regex Declared();

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex Words();
}
