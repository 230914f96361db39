using System.ComponentModel.DataAnnotations;
using Optimizer.Core.Generation;
using Optimizer.Core.Model;
using Optimizer.Core.Proof;
using Optimizer.Core.Source;
using Optimizer.Core.Traffic;
using Optimizer.Runtime.Policies;

namespace Optimizer.Core.Optimizations;

/// <summary>
/// Lets concurrent identical requests share one execution:
/// <code>.AddDeduplication()</code>
/// </summary>
public sealed class RequestDeduplication : PolicyOptimization
{
    public const string TypeId = "RequestDeduplication";

    /// <summary>When it is proposed.</summary>
    public sealed record Options
    {
        /// <summary>Invocations with a known request, ≥ 1. Default 200.</summary>
        [Range(1d, 1e15)]
        public long MinHashed { get; init; } = 200;

        /// <summary>Share of invocations that begin while an identical one is under way, 0 to 1. Default 0.05.</summary>
        [Range(0d, 1d)]
        public double MinConcurrentDuplicateRate { get; init; } = 0.05;
    }

    /// <param name="MaxJoinAge">How long after its start an execution may still be joined.</param>
    public sealed record Plan(TimeSpan MaxJoinAge) : OptimizationPlan;

    public Options Settings { get; init; } = new();

    public override string Id => TypeId;

    public override string Title => "Request deduplication";

    public override ContractTerms Needs => ContractTerms.Safe;

    public override Metric Objective => Metric.DependencyCalls;

    public override Type PlanType => typeof(Plan);

    public override PolicyStage Stage => PolicyStage.Deduplicate;

    public override bool SharesResponses => true;

    public override Surroundings Changes(OptimizationPlan plan) => Surroundings.Together;

    public override string Undo => "Set the function's type in platform.json back to the original class and delete the decorator's file; nothing outlives a call.";

    public override IReadOnlyList<Scenario> Scenarios => RequestDeduplicationScenarios.All;

    public override Opportunity? Detect(FunctionProfile profile, FunctionSource source)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(source);
        var rate = profile.ConcurrentDuplicateRate;
        if (profile.Hashed < Settings.MinHashed || !(rate >= Settings.MinConcurrentDuplicateRate)
            || JsonShape.RequestFault(source) is not null || JsonShape.SharingFault(source) is not null) return null;
        var plan = new Plan(TimeSpan.FromSeconds(Math.Clamp(Math.Ceiling(profile.Duration.P99 * 4 / 1000), 1, 60)));
        return new Opportunity(source.Id, Id, plan, rate, [Evidence(profile), .. PerInstance.Note(profile, "only requests that come to the same one share an execution")])
        {
            Missing = source.MissingTerms(Needs), File = source.File, Line = source.Line,
        };
    }

    public override string DecoratorName(string functionClass) => "Deduplicated" + functionClass;

    public override string BuilderCall(OptimizationPlan plan) =>
        $"AddDeduplication(new DeduplicationOptions {{ MaxJoinAge = {Literals.Time(((Plan)plan).MaxJoinAge)} }})";

    public override string Summary(OptimizationPlan plan, string functionClass) =>
        $"Lets concurrent identical requests share one execution of <see cref=\"{functionClass}\"/>.";

    public override IFunctionPolicy<TRequest, TResponse> CreatePolicy<TRequest, TResponse>(
        OptimizationPlan plan, PolicyServices<TRequest, TResponse> services) =>
        new DeduplicationPolicy<TRequest, TResponse>(new DeduplicationOptions { MaxJoinAge = ((Plan)plan).MaxJoinAge }, services);

    private static Reason Evidence(FunctionProfile profile) => new(
        "request-deduplication.concurrent-duplicates", FormattableString.Invariant(
            $"{profile.ConcurrentDuplicateRate:P0} of {profile.Hashed} invocations begin while an identical one is under way."))
    {
        Numbers = new Dictionary<string, double>
        {
            ["concurrentDuplicateRate"] = profile.ConcurrentDuplicateRate, ["invocations"] = profile.Hashed,
        },
    };
}
