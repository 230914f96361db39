using System.ComponentModel.DataAnnotations;
using Optimizer.Core.Generation;
using Optimizer.Core.Model;
using Optimizer.Core.Proof;
using Optimizer.Core.Source;
using Optimizer.Core.Traffic;
using Optimizer.Runtime.Policies;

namespace Optimizer.Core.Optimizations;

/// <summary>
/// Keeps responses for a while: <c>.AddCaching(new CachingOptions { TimeToLive = TimeSpan.FromSeconds(60), MaxEntries = 1_000 })</c>.
/// Single-flight on a miss, failures never kept, size-bounded.
/// </summary>
public sealed class Caching : PolicyOptimization
{
    public const string TypeId = "Caching";

    private readonly Options options = new();

    public sealed record Options
    {
        /// <summary>Least invocations with a known request. Default 50.</summary>
        [Range(1, long.MaxValue)]
        public long MinInvocations { get; init; } = 50;

        /// <summary>Least share of requests repeated within the time to live. Default 0.2.</summary>
        [Range(0, 1)]
        public double MinRepeatRate { get; init; } = 0.2;

        /// <summary>Least mean duration in milliseconds; below it a cache gains nothing. Default 0.5.</summary>
        [Range(0, double.MaxValue)]
        public double MinMeanMs { get; init; } = 0.5;

        /// <summary>Time to live that is put before a person where the contract declares none. Default 30 s.</summary>
        public TimeSpan ProposedTimeToLive { get; init; } = TimeSpan.FromSeconds(30);

        /// <summary>Responses kept at once. Default 1,000.</summary>
        [Range(1, 1_000_000)]
        public int MaxEntries { get; init; } = 1_000;
    }

    /// <param name="TimeToLive">At most the contract's <c>MaxStaleness</c>.</param>
    /// <param name="MaxEntries">Responses kept at once.</param>
    public sealed record Plan(TimeSpan TimeToLive, int MaxEntries) : OptimizationPlan;

    public override string Id => TypeId;

    public override string Title => "Response caching";

    public override ContractTerms Needs => ContractTerms.Safe | ContractTerms.MaxStaleness;

    public override Metric Objective => Metric.MeanLatency;

    public override Type PlanType => typeof(Plan);

    public override PolicyStage Stage => PolicyStage.Cache;

    public override IReadOnlyList<Scenario> Scenarios => CachingScenarios.All;

    public override string Undo => "Register the original class in place of the decorator, and delete the decorator's file; nothing else refers to it.";

    public override Opportunity? Detect(FunctionProfile profile, FunctionSource source)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(source);
        if (source.Contract.Pure || profile.Hashed < options.MinInvocations || profile.Duration.Mean < options.MinMeanMs) return null;
        if (!source.Contract.Safe && DependencyTargets.MayWrite(profile)) return null;
        var declared = source.Contract.MaxStaleness;
        var timeToLive = declared > TimeSpan.Zero ? declared : options.ProposedTimeToLive;
        var repeats = profile.RepeatRateWithin(timeToLive);
        if (repeats < options.MinRepeatRate) return null;
        return new Opportunity(profile.Function, Id, new Plan(timeToLive, options.MaxEntries), repeats, [Evidence(profile, timeToLive, repeats)])
        {
            Missing = source.MissingTerms(Needs),
            File = source.File,
            Line = SourcePlaces.LineOf(source.Declaration.Identifier),
        };
    }

    public override string DecoratorName(string functionClass) => $"Cached{functionClass}";

    public override string BuilderCall(OptimizationPlan plan)
    {
        var caching = (Plan)plan;
        return $"AddCaching(new CachingOptions {{ TimeToLive = {Literals.Of(caching.TimeToLive)}, MaxEntries = {Literals.Of(caching.MaxEntries)} }})";
    }

    public override string Summary(OptimizationPlan plan, string functionClass) =>
        $"Answers repeated requests of <see cref=\"{functionClass}\"/> from memory for at most {Literals.Words(((Plan)plan).TimeToLive)}.";

    public override IFunctionPolicy<TRequest, TResponse> CreatePolicy<TRequest, TResponse>(
        OptimizationPlan plan, PolicyServices<TRequest, TResponse> services) =>
        new CachingPolicy<TRequest, TResponse>(
            new CachingOptions { TimeToLive = ((Plan)plan).TimeToLive, MaxEntries = ((Plan)plan).MaxEntries }, services);

    private static Reason Evidence(FunctionProfile profile, TimeSpan timeToLive, double repeats) => new(
        "caching.repeats",
        FormattableString.Invariant($"{repeats:P0} of {profile.Hashed} requests repeat one that began at most {timeToLive.TotalSeconds:0.###} s before; each takes {profile.Duration.Mean:0.#} ms on average."))
    {
        Numbers = new Dictionary<string, double> { ["repeatRate"] = repeats, ["hashed"] = profile.Hashed, ["meanMs"] = profile.Duration.Mean },
    };
}
