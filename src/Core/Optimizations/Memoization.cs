using System.ComponentModel.DataAnnotations;
using Optimizer.Core.Generation;
using Optimizer.Core.Model;
using Optimizer.Core.Proof;
using Optimizer.Core.Source;
using Optimizer.Core.Traffic;
using Optimizer.Runtime.Policies;

namespace Optimizer.Core.Optimizations;

/// <summary>
/// Keeps the results of a function that is declared pure, or that its source proves to be:
/// <code>.AddMemoization(new MemoizationOptions { MaxEntries = 2_000 })</code>
/// </summary>
public sealed class Memoization : PolicyOptimization
{
    public const string TypeId = "Memoization";

    /// <summary>When it is proposed.</summary>
    public sealed record Options
    {
        /// <summary>Invocations with a known request, ≥ 1. Default 200.</summary>
        [Range(1d, 1e15)]
        public long MinHashed { get; init; } = 200;

        /// <summary>Share of invocations that repeat a request, at any distance, 0 to 1. Default 0.2.</summary>
        [Range(0d, 1d)]
        public double MinRepeatRate { get; init; } = 0.2;

        /// <summary>Mean duration in milliseconds below which looking a result up gains nothing over computing it. Default 0.5.</summary>
        [Range(0d, 3_600_000d)]
        public double MinDurationMs { get; init; } = 0.5;

        /// <summary>Most results kept. Default 10,000.</summary>
        [Range(1, int.MaxValue)]
        public int MaxEntries { get; init; } = 10_000;
    }

    /// <param name="MaxEntries">Results kept at once.</param>
    public sealed record Plan(int MaxEntries) : OptimizationPlan;

    public Options Settings { get; init; } = new();

    public override string Id => TypeId;

    public override string Title => "Memoization";

    public override ContractTerms Needs => ContractTerms.Pure;

    public override Metric Objective => Metric.MeanLatency;

    public override Type PlanType => typeof(Plan);

    public override PolicyStage Stage => PolicyStage.Cache;

    public override bool SharesResponses => true;

    public override IReadOnlyList<string> ConflictsWith => [Caching.TypeId];

    public override Surroundings Changes(OptimizationPlan plan) => Surroundings.Repeats | Surroundings.Together;

    public override string Undo => "Set the function's type in platform.json back to the original class and delete the decorator's file; kept results live in memory only.";

    public override IReadOnlyList<Scenario> Scenarios => MemoizationScenarios.All;

    public override ContractTerms MissingTerms(FunctionSource source)
    {
        var missing = base.MissingTerms(source);
        return missing == 0 || PurityProof.Of(source).Purity == Purity.Proven ? ContractTerms.None : missing;
    }

    public override Opportunity? Detect(FunctionProfile profile, FunctionSource source)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(source);
        if (profile.Hashed < Settings.MinHashed || profile.RepeatRate < Settings.MinRepeatRate
            || profile.Duration.Mean < Settings.MinDurationMs || profile.ResponseChangeRate > 0
            || JsonShape.RequestFault(source) is not null || JsonShape.SharingFault(source) is not null) return null;
        var proof = PurityProof.Of(source);
        // Nobody is asked to declare pure what was seen to call out, or what the source shows to be impure.
        if (!source.Contract.Pure && (profile.Dependencies.Count > 0 || proof.Purity == Purity.Refuted)) return null;
        var plan = new Plan(TableSize.For(profile, Settings.MaxEntries));
        return new Opportunity(source.Id, Id, plan, profile.RepeatRate, [Repeats(profile), proof.ToReason(), .. PerInstance.Note(profile, "each keeps results of its own, up to as many as planned")])
        {
            Missing = MissingTerms(source), File = source.File, Line = source.Line,
        };
    }

    public override Candidate Generate(
        Opportunity opportunity, FunctionSource source, IReadOnlyDictionary<string, OptimizationPlan> live)
    {
        var proof = PurityProof.Of(source);
        if (proof.Purity == Purity.Refuted)
            throw new GenerationRefusedException(proof.ToReason() with
            {
                WouldFlip = "Take that out of the function, or take Pure out of its contract.",
            });
        return base.Generate(opportunity, source, live);
    }

    public override string DecoratorName(string functionClass) => "Memoized" + functionClass;

    public override string BuilderCall(OptimizationPlan plan) =>
        $"AddMemoization(new MemoizationOptions {{ MaxEntries = {Literals.Count(((Plan)plan).MaxEntries)} }})";

    public override string Summary(OptimizationPlan plan, string functionClass) =>
        $"Remembers what <see cref=\"{functionClass}\"/> answers, which depends on the request alone.";

    public override IFunctionPolicy<TRequest, TResponse> CreatePolicy<TRequest, TResponse>(
        OptimizationPlan plan, PolicyServices<TRequest, TResponse> services) =>
        new MemoizationPolicy<TRequest, TResponse>(new MemoizationOptions { MaxEntries = ((Plan)plan).MaxEntries }, services);

    private static Reason Repeats(FunctionProfile profile) => new(
        "memoization.repeats", FormattableString.Invariant(
            $"{profile.RepeatRate:P0} of {profile.Hashed} invocations repeat a request; a call takes {profile.Duration.Mean:0.#} ms on average."))
    {
        Numbers = new Dictionary<string, double>
        {
            ["repeatRate"] = profile.RepeatRate, ["invocations"] = profile.Hashed, ["meanMs"] = profile.Duration.Mean,
        },
    };
}
