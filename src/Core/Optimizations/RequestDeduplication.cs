using System.ComponentModel.DataAnnotations;
using Optimizer.Core.Generation;
using Optimizer.Core.Model;
using Optimizer.Core.Proof;
using Optimizer.Core.Source;
using Optimizer.Core.Traffic;
using Optimizer.Runtime.Policies;

namespace Optimizer.Core.Optimizations;

/// <summary>Lets concurrent identical requests share one execution: <c>.AddDeduplication()</c>.</summary>
public sealed class RequestDeduplication : PolicyOptimization
{
    public const string TypeId = "RequestDeduplication";

    private readonly Options options = new();

    public sealed record Options
    {
        /// <summary>Least invocations with a known request. Default 50.</summary>
        [Range(1, long.MaxValue)]
        public long MinInvocations { get; init; } = 50;

        /// <summary>Least share of requests that begin while an identical one is under way. Default 0.05.</summary>
        [Range(0, 1)]
        public double MinDuplicateRate { get; init; } = 0.05;

        /// <summary>Least mean duration in milliseconds. Default 1.</summary>
        [Range(0, double.MaxValue)]
        public double MinMeanMs { get; init; } = 1;

        /// <summary>How long after its start an execution may still be joined. Default 10 s.</summary>
        public TimeSpan MaxJoinAge { get; init; } = TimeSpan.FromSeconds(10);
    }

    /// <param name="MaxJoinAge">How long after its start an execution may still be joined.</param>
    public sealed record Plan(TimeSpan MaxJoinAge) : OptimizationPlan;

    public override string Id => TypeId;

    public override string Title => "Request deduplication";

    public override ContractTerms Needs => ContractTerms.Safe;

    public override Metric Objective => Metric.DependencyCalls;

    public override Type PlanType => typeof(Plan);

    public override PolicyStage Stage => PolicyStage.Deduplicate;

    public override IReadOnlyList<Scenario> Scenarios => RequestDeduplicationScenarios.All;

    public override string Undo => "Register the original class in place of the decorator, and delete the decorator's file; nothing else refers to it.";

    public override Opportunity? Detect(FunctionProfile profile, FunctionSource source)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(source);
        if (profile.Hashed < options.MinInvocations || profile.Duration.Mean < options.MinMeanMs) return null;
        if (profile.ConcurrentDuplicateRate < options.MinDuplicateRate) return null;
        if (profile.Dependencies.Count == 0 || (!source.Contract.Safe && DependencyTargets.MayWrite(profile))) return null;
        return new Opportunity(
            profile.Function, Id, new Plan(options.MaxJoinAge), profile.ConcurrentDuplicateRate, [Evidence(profile)])
        {
            Missing = source.MissingTerms(Needs),
            File = source.File,
            Line = SourcePlaces.LineOf(source.Declaration.Identifier),
        };
    }

    public override string DecoratorName(string functionClass) => $"Deduplicated{functionClass}";

    public override string BuilderCall(OptimizationPlan plan) =>
        $"AddDeduplication(new DeduplicationOptions {{ MaxJoinAge = {Literals.Of(((Plan)plan).MaxJoinAge)} }})";

    public override string Summary(OptimizationPlan plan, string functionClass) =>
        $"Lets identical requests that arrive together share one execution of <see cref=\"{functionClass}\"/>.";

    public override IFunctionPolicy<TRequest, TResponse> CreatePolicy<TRequest, TResponse>(
        OptimizationPlan plan, PolicyServices<TRequest, TResponse> services) =>
        new DeduplicationPolicy<TRequest, TResponse>(new DeduplicationOptions { MaxJoinAge = ((Plan)plan).MaxJoinAge }, services);

    private static Reason Evidence(FunctionProfile profile) => new(
        "deduplication.concurrent-duplicates",
        FormattableString.Invariant($"{profile.ConcurrentDuplicateRate:P0} of {profile.Hashed} requests begin while an identical one is under way."))
    {
        Numbers = new Dictionary<string, double> { ["duplicateRate"] = profile.ConcurrentDuplicateRate, ["hashed"] = profile.Hashed },
    };
}
