using System.ComponentModel.DataAnnotations;
using Optimizer.Core.Generation.Tunables;
using Optimizer.Core.Model;
using Optimizer.Core.Proof;
using Optimizer.Core.Source;
using Optimizer.Core.Traffic;

namespace Optimizer.Core.Optimizations;

/// <summary>
/// Gives a constant that the function marks as tunable its next cheaper value:
/// <code>[Tunable(Mode.Balanced, Mode.Efficiency)] private const Mode Chosen = Mode.Efficiency;</code>
/// Whether responses stay what they were is for the recorded requests to show. It is how the loop tunes its own learner.
/// </summary>
public sealed class Tuning : CodeOptimization
{
    public const string TypeId = "Tuning";

    /// <summary>When it is proposed.</summary>
    public sealed record Options
    {
        /// <summary>Invocations in the window, ≥ 1. Default 100.</summary>
        [Range(1, 1_000_000_000)]
        public long MinInvocations { get; init; } = 100;

        /// <summary>Invocations whose dependencies were observed, ≥ 1. Default 20.</summary>
        [Range(1, 1_000_000_000)]
        public long MinObserved { get; init; } = 20;

        /// <summary>Share of the duration outside of dependencies, 0 to 1. Default 0.2.</summary>
        [Range(0.0, 1.0)]
        public double MinComputeShare { get; init; } = 0.2;
    }

    /// <param name="Constant">The field's name.</param>
    /// <param name="Value">Its new value, as C# text.</param>
    public sealed record Plan(string Constant, string Value) : OptimizationPlan;

    public Options Settings { get; init; } = new();

    public override string Id => TypeId;

    public override string Title => "Tuning";

    public override ContractTerms Needs => ContractTerms.None;

    public override Metric Objective => Metric.MeanLatency;

    public override Type PlanType => typeof(Plan);

    public override string Undo => "Revert the patch of the function's file; the constant has its old value again.";

    public override IReadOnlyList<Scenario> Scenarios => TuningScenarios.All;

    public override Opportunity? Detect(FunctionProfile profile, FunctionSource source)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(source);
        if (profile.Invocations < Settings.MinInvocations || profile.Observed < Settings.MinObserved) return null;
        var share = 1 - profile.DependencyShare;
        if (!(share >= Settings.MinComputeShare) || TunableConstant.Find(source) is not { } constant) return null;
        return new Opportunity(source.Id, Id, new Plan(constant.Name, constant.Cheaper.ToString()), Math.Clamp(share, 0.01, 0.95), [Evidence(profile, constant, share)])
        {
            Missing = source.MissingTerms(Needs), File = source.File, Line = constant.Line,
        };
    }

    public override string Rewrite(FunctionSource source, OptimizationPlan plan) => TunableConstant.Rewrite(source, (Plan)plan);

    private static Reason Evidence(FunctionProfile profile, TunableConstant constant, double share) => new(
        "tuning.cheaper-value", FormattableString.Invariant(
            $"{constant.Name} is {constant.Value} and may be {constant.Cheaper}; an invocation computes for {profile.Duration.Mean * share:0.####} ms."))
    {
        Numbers = new Dictionary<string, double> { ["computeShare"] = share, ["meanMs"] = profile.Duration.Mean, ["values"] = constant.Choices },
    };
}
