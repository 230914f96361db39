using System.ComponentModel.DataAnnotations;
using Optimizer.Core.Generation;
using Optimizer.Core.Model;
using Optimizer.Core.Proof;
using Optimizer.Core.Source;
using Optimizer.Core.Traffic;
using Optimizer.Runtime.Policies;

namespace Optimizer.Core.Optimizations;

/// <summary>
/// Keeps responses for as long as the contract lets them be stale:
/// <code>.AddCaching(new CachingOptions { TimeToLive = TimeSpan.FromSeconds(60), MaxEntries = 2_000 })</code>
/// </summary>
public sealed class Caching : PolicyOptimization
{
    public const string TypeId = "Caching";

    /// <summary>When it is proposed.</summary>
    public sealed record Options
    {
        /// <summary>Invocations with a known request, ≥ 1. Default 200.</summary>
        [Range(1d, 1e15)]
        public long MinHashed { get; init; } = 200;

        /// <summary>Share of invocations that repeat a request within the time to live, 0 to 1. Default 0.2.</summary>
        [Range(0d, 1d)]
        public double MinRepeatRate { get; init; } = 0.2;

        /// <summary>Mean duration in milliseconds below which a cache is not worth its state. Default 1.</summary>
        [Range(0d, 3_600_000d)]
        public double MinDurationMs { get; init; } = 1;

        /// <summary>Most responses kept. Default 10,000.</summary>
        [Range(1, int.MaxValue)]
        public int MaxEntries { get; init; } = 10_000;

        /// <summary>What is proposed for review where the contract declares no staleness. Default 30 s.</summary>
        [Range(typeof(TimeSpan), "00:00:00.001", "1.00:00:00", ParseLimitsInInvariantCulture = true)]
        public TimeSpan ProposedTimeToLive { get; init; } = TimeSpan.FromSeconds(30);
    }

    /// <param name="TimeToLive">From the start of the execution; at most the contract's staleness.</param>
    /// <param name="MaxEntries">Responses kept at once.</param>
    public sealed record Plan(TimeSpan TimeToLive, int MaxEntries) : OptimizationPlan;

    public Options Settings { get; init; } = new();

    public override string Id => TypeId;

    public override string Title => "Caching";

    public override ContractTerms Needs => ContractTerms.Safe | ContractTerms.MaxStaleness;

    public override Metric Objective => Metric.MeanLatency;

    public override Type PlanType => typeof(Plan);

    public override PolicyStage Stage => PolicyStage.Cache;

    public override bool SharesResponses => true;

    public override Surroundings Changes(OptimizationPlan plan) => Surroundings.Repeats | Surroundings.Together;

    public override string Undo => "Set the function's type in platform.json back to the original class and delete the decorator's file; cached responses live in memory only.";

    public override IReadOnlyList<Scenario> Scenarios => CachingScenarios.All;

    public override Opportunity? Detect(FunctionProfile profile, FunctionSource source)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(source);
        var declared = source.Contract.MaxStaleness;
        var timeToLive = declared > TimeSpan.Zero ? Min(declared, TimeSpan.FromDays(7)) : Settings.ProposedTimeToLive;
        var repeats = profile.RepeatRateWithin(timeToLive);
        if (profile.Hashed < Settings.MinHashed || repeats < Settings.MinRepeatRate || profile.Duration.Mean < Settings.MinDurationMs
            || JsonShape.RequestFault(source) is not null || JsonShape.SharingFault(source) is not null) return null;
        var missing = source.MissingTerms(Needs);
        // Without a declared staleness, responses that were seen to change speak against asking for one.
        if (missing.HasFlag(ContractTerms.MaxStaleness) && profile.ResponseChangeRate > 0) return null;
        return new Opportunity(source.Id, Id, new Plan(timeToLive, TableSize.For(profile, Settings.MaxEntries)), repeats, [Evidence(profile, repeats, timeToLive), .. PerInstance.Note(profile, "each keeps responses of its own, up to as many as planned")])
        {
            Missing = missing, File = source.File, Line = source.Line,
        };
    }

    public override string DecoratorName(string functionClass) => "Cached" + functionClass;

    public override string BuilderCall(OptimizationPlan plan)
    {
        var own = (Plan)plan;
        return $"AddCaching(new CachingOptions {{ TimeToLive = {Literals.Time(own.TimeToLive)}, MaxEntries = {Literals.Count(own.MaxEntries)} }})";
    }

    public override string Summary(OptimizationPlan plan, string functionClass) =>
        $"Answers repeated requests of <see cref=\"{functionClass}\"/> from memory for {Literals.Words(((Plan)plan).TimeToLive)}.";

    public override IFunctionPolicy<TRequest, TResponse> CreatePolicy<TRequest, TResponse>(
        OptimizationPlan plan, PolicyServices<TRequest, TResponse> services)
    {
        var own = (Plan)plan;
        return new CachingPolicy<TRequest, TResponse>(
            new CachingOptions { TimeToLive = own.TimeToLive, MaxEntries = own.MaxEntries }, services);
    }

    private static Reason Evidence(FunctionProfile profile, double repeats, TimeSpan timeToLive) => new(
        "caching.repeats", FormattableString.Invariant(
            $"{repeats:P0} of {profile.Hashed} invocations repeat a request within {Literals.Words(timeToLive)}; a call takes {profile.Duration.Mean:0.#} ms on average."))
    {
        Numbers = new Dictionary<string, double>
        {
            ["repeatRate"] = repeats, ["invocations"] = profile.Hashed, ["meanMs"] = profile.Duration.Mean,
            ["responseChangeRate"] = profile.ResponseChangeRate,
        },
    };

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
