using System.ComponentModel.DataAnnotations;
using Microsoft.CodeAnalysis;
using Optimizer.Core.Generation;
using Optimizer.Core.Model;
using Optimizer.Core.Proof;
using Optimizer.Core.Source;
using Optimizer.Core.Traffic;
using Optimizer.Runtime.Policies;

namespace Optimizer.Core.Optimizations;

/// <summary>
/// Executes the last of several calls that follow each other closely, for all of them:
/// <code>.AddDebouncing(new() { KeyOf = static request => request.DraftId, QuietTime = TimeSpan.FromMilliseconds(100) })</code>
/// Simulation sees whole requests, so it counts only equal ones; calls that differ beside the key coalesce too.
/// </summary>
public sealed class Debouncing : PolicyOptimization
{
    public const string TypeId = "Debouncing";

    /// <summary>When it is proposed.</summary>
    public sealed record Options
    {
        /// <summary>Invocations with a known request, ≥ 1. Default 200.</summary>
        [Range(1d, 1e15)]
        public long MinHashed { get; init; } = 200;

        /// <summary>Share of invocations that repeat a request within the quiet time, 0 to 1. Default 0.3.</summary>
        [Range(0d, 1d)]
        public double MinRepeatRate { get; init; } = 0.3;

        /// <summary>The same where the contract names no property, so that a person has to be asked. Default 0.5.</summary>
        [Range(0d, 1d)]
        public double MinUndeclaredRepeatRate { get; init; } = 0.5;

        /// <summary>How long after the last call of a key its execution begins. Default 100 ms.</summary>
        [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00", ParseLimitsInInvariantCulture = true)]
        public TimeSpan QuietTime { get; init; } = TimeSpan.FromMilliseconds(100);
    }

    /// <param name="Property">The request property whose equal values coalesce.</param>
    /// <param name="QuietTime">How long after the last call of a key its execution begins.</param>
    /// <param name="MaxDelay">How long the first of coalesced calls waits at most.</param>
    public sealed record Plan(string Property, TimeSpan QuietTime, TimeSpan MaxDelay) : OptimizationPlan
    {
        /// <summary>Processes that served at once when it was proposed, ≥ 1.</summary>
        public int Instances { get; init; } = 1;
    }

    public Options Settings { get; init; } = new();

    public override string Id => TypeId;

    public override string Title => "Debouncing";

    public override ContractTerms Needs => ContractTerms.Coalesce;

    public override Metric Objective => Metric.DependencyCalls;

    public override Type PlanType => typeof(Plan);

    public override PolicyStage Stage => PolicyStage.Limit;

    public override bool SharesResponses => true;

    public override bool HoldsCalls => true;

    public override bool NeedsOneInstance => true;

    public override Surroundings Changes(OptimizationPlan plan) => Surroundings.Prompt | Surroundings.Together;

    public override string Undo => "Set the function's type in platform.json back to the original class and delete the decorator's file; calls that wait are executed before.";

    public override IReadOnlyList<Scenario> Scenarios => DebouncingScenarios.All;

    /// <summary>Who lets calls coalesce accepts that they wait for each other.</summary>
    public override TimeSpan AcceptedDelay(OptimizationPlan plan) => ((Plan)plan).MaxDelay;

    public override Opportunity? Detect(FunctionProfile profile, FunctionSource source)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(source);
        var missing = MissingTerms(source);
        var repeats = profile.RepeatRateWithin(Settings.QuietTime);
        if (profile.Hashed < Settings.MinHashed || !(repeats >= (missing == 0 ? Settings.MinRepeatRate : Settings.MinUndeclaredRepeatRate))
            || JsonShape.RequestFault(source) is not null || JsonShape.SharingFault(source) is not null) return null;
        // Calls without effects are shared or cached, which makes nobody wait.
        if (missing != 0 && source.Contract.Safe) return null;
        if ((source.Contract.Coalesce ?? LikelyKey(source)) is not { } property) return null;
        var plan = new Plan(property, Settings.QuietTime, Settings.QuietTime * 10) { Instances = PerInstance.Count(profile) };
        return new Opportunity(source.Id, Id, plan, repeats, [Evidence(profile, plan, repeats), .. PerInstance.Note(profile, "each would execute the last call that came to it")])
        {
            Missing = missing, File = source.File, Line = source.Line,
        };
    }

    public override Candidate Generate(
        Opportunity opportunity, FunctionSource source, IReadOnlyDictionary<string, OptimizationPlan> live)
    {
        ArgumentNullException.ThrowIfNull(opportunity);
        ArgumentNullException.ThrowIfNull(source);
        var plan = (Plan)opportunity.Plan;
        if (plan.Instances > 1) throw new GenerationRefusedException(NotLast(plan.Instances));
        var property = plan.Property;
        if (!Keys(source).Any(p => p.Name == property))
            throw new GenerationRefusedException(new Reason(
                "coalesce.no-property", $"{source.RequestType.Name} has no public property {property} of a value type or text by which calls could be coalesced.")
            {
                WouldFlip = "Name such a property in the contract's Coalesce.",
            });
        return base.Generate(opportunity, source, live);
    }

    public override string DecoratorName(string functionClass) => "Debounced" + functionClass;

    public override string BuilderCall(OptimizationPlan plan)
    {
        var own = (Plan)plan;
        return $$"""
            AddDebouncing(new()
            {
                KeyOf = static request => request.{{own.Property}},
                QuietTime = {{Literals.Time(own.QuietTime)}},
                MaxDelay = {{Literals.Time(own.MaxDelay)}},
            })
            """.ReplaceLineEndings("\n");
    }

    public override string Summary(OptimizationPlan plan, string functionClass) =>
        $"Runs <see cref=\"{functionClass}\"/> for the last of several calls with the same {((Plan)plan).Property} that follow each other closely.";

    public override IFunctionPolicy<TRequest, TResponse> CreatePolicy<TRequest, TResponse>(
        OptimizationPlan plan, PolicyServices<TRequest, TResponse> services)
    {
        ArgumentNullException.ThrowIfNull(services);
        var own = (Plan)plan;
        return new DebouncingPolicy<TRequest, TResponse>(
            new DebouncingOptions<TRequest> { KeyOf = request => services.KeyOf(request), QuietTime = own.QuietTime, MaxDelay = own.MaxDelay },
            services);
    }

    /// <summary>The one property that reads as an identity.</summary>
    private static string? LikelyKey(FunctionSource source)
    {
        var likely = Keys(source).Where(p => p.Name is "Key" || p.Name.EndsWith("Id", StringComparison.Ordinal)).ToList();
        return likely.Count == 1 ? likely[0].Name : null;
    }

    private static IEnumerable<IPropertySymbol> Keys(FunctionSource source) => source.RequestType is INamedTypeSymbol type
        ? TypeFacts.Chain(type).SelectMany(t => t.GetMembers()).OfType<IPropertySymbol>()
            .Where(p => p is { IsStatic: false, DeclaredAccessibility: Accessibility.Public, GetMethod: not null } && TypeFacts.IsValue(p.Type))
        : [];

    /// <summary>
    /// An instance whose burst reaches the longest delay executes before another's that began later and ended earlier, whose older
    /// request then is the last.
    /// </summary>
    private static Reason NotLast(int instances) => new(
        PerInstance.ReasonId, $"{instances} instances served at once, and each would execute the last call that came to it: an older one could be the last of all.")
    {
        WouldFlip = "Bring all calls of a key to one instance.",
    };

    private static Reason Evidence(FunctionProfile profile, Plan plan, double repeats) => new(
        "debouncing.bursts", FormattableString.Invariant(
            $"{repeats:P0} of {profile.Hashed} invocations repeat a request within {Literals.Words(plan.QuietTime)}; only the last of them counts."))
    {
        Numbers = new Dictionary<string, double> { ["repeatRate"] = repeats, ["invocations"] = profile.Hashed },
    };
}
