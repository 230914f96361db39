using System.ComponentModel.DataAnnotations;
using Optimizer.Core.Generation.Laziness;
using Optimizer.Core.Model;
using Optimizer.Core.Proof;
using Optimizer.Core.Source;
using Optimizer.Core.Traffic;

namespace Optimizer.Core.Optimizations;

/// <summary>
/// Puts off what a field is made of until a call needs it:
/// <code>private static readonly Lazy&lt;Regex&gt; Pattern = new(() => new Regex("…", RegexOptions.Compiled));</code>
/// </summary>
public sealed class LazyLoading : CodeOptimization
{
    public const string TypeId = "LazyLoading";

    /// <summary>When it is proposed.</summary>
    public sealed record Options
    {
        /// <summary>Cold starts in the window, ≥ 1. Default 1.</summary>
        [Range(1d, 1e15)]
        public long MinColdStarts { get; init; } = 1;
    }

    /// <param name="Fields">The fields that become lazy, by name.</param>
    public sealed record Plan(IReadOnlyList<string> Fields) : OptimizationPlan;

    public Options Settings { get; init; } = new();

    public override string Id => TypeId;

    public override string Title => "Lazy loading";

    public override ContractTerms Needs => ContractTerms.None;

    public override Metric Objective => Metric.ColdStart;

    public override Type PlanType => typeof(Plan);

    public override string Undo => "Revert the patch of the function's file; its fields are made when the class is loaded again.";

    public override IReadOnlyList<Scenario> Scenarios => LazyLoadingScenarios.All;

    public override Opportunity? Detect(FunctionProfile profile, FunctionSource source)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(source);
        if (profile.Invocations == 0 || profile.ColdStarts < Settings.MinColdStarts) return null;
        var fields = EagerFields.Find(source);
        if (fields.Count == 0) return null;
        var share = (double)fields.Sum(f => f.Value.Span.Length) / source.Declaration.Span.Length;
        return new Opportunity(
            source.Id, Id, new Plan([.. fields.Select(f => f.Name)]), Math.Clamp(share, 0.01, 0.95), [Evidence(profile, fields)])
        {
            Missing = source.MissingTerms(Needs), File = source.File, Line = fields[0].Line,
        };
    }

    public override string Rewrite(FunctionSource source, OptimizationPlan plan) => new LazyFields(source, ((Plan)plan).Fields).Rewrite();

    private static Reason Evidence(FunctionProfile profile, IReadOnlyList<EagerField> fields) => new(
        "lazy-loading.eager-fields", FormattableString.Invariant(
            $"{profile.ColdStarts} cold {(profile.ColdStarts == 1 ? "start" : "starts")} made {string.Join(", ", fields.Select(f => f.Name))}, which only some calls use."))
    {
        Numbers = new Dictionary<string, double> { ["coldStarts"] = profile.ColdStarts, ["fields"] = fields.Count },
    };
}
