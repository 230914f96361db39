using System.ComponentModel.DataAnnotations;
using Optimizer.Core.Generation;
using Optimizer.Core.Model;
using Optimizer.Core.Proof;
using Optimizer.Core.Source;
using Optimizer.Core.Traffic;
using Optimizer.Runtime.Policies;

namespace Optimizer.Core.Optimizations;

/// <summary>
/// Lets as many executions run at once as the function can stand, and makes the others wait:
/// <code>.AddThrottling(new ThrottlingOptions { InitialLimit = 12, MaxLimit = 100, QueueLimit = 1_000 })</code>
/// Calls are refused only where the contract declares <c>Shed</c>.
/// </summary>
public sealed class Throttling : PolicyOptimization
{
    public const string TypeId = "Throttling";

    /// <summary>When it is proposed.</summary>
    public sealed record Options
    {
        /// <summary>Invocations, ≥ 1. Default 200.</summary>
        [Range(1d, 1e15)]
        public long MinInvocations { get; init; } = 200;

        /// <summary>Median duration in the busiest moments ÷ in quiet ones. Default 3.</summary>
        [Range(1d, 1_000d)]
        public double MinCongestionFactor { get; init; } = 3;

        /// <summary>Mean number of calls under way in the busiest moments. Default 16.</summary>
        [Range(1d, 1_000_000d)]
        public double MinCongestedInFlight { get; init; } = 16;

        /// <summary>Calls that may wait for a free place, over all instances. Default 1,000.</summary>
        [Range(0, int.MaxValue)]
        public int QueueLimit { get; init; } = 1_000;
    }

    /// <param name="InitialLimit">Concurrent executions at the start, as all limits of one instance.</param>
    /// <param name="MaxLimit">Concurrent executions at most.</param>
    /// <param name="QueueLimit">Calls that may wait.</param>
    /// <param name="Shed">Whether a call that finds the queue full is refused; only where the contract declares it.</param>
    public sealed record Plan(int InitialLimit, int MaxLimit, int QueueLimit, bool Shed) : OptimizationPlan;

    public Options Settings { get; init; } = new();

    public override string Id => TypeId;

    public override string Title => "Throttling";

    public override ContractTerms Needs => ContractTerms.Shed;

    public override Metric Objective => Metric.P95Latency;

    public override Type PlanType => typeof(Plan);

    public override PolicyStage Stage => PolicyStage.Limit;

    public override bool ChangesLoad => true;

    public override bool HoldsCalls => true;

    public override Surroundings Changes(OptimizationPlan plan) => Surroundings.Crowds;

    public override string Undo => "Set the function's type in platform.json back to the original class and delete the decorator's file; nothing outlives a call.";

    public override IReadOnlyList<Scenario> Scenarios => ThrottlingScenarios.All;

    /// <summary>None: without <c>Shed</c> the plan only queues, and refuses nobody.</summary>
    public override ContractTerms MissingTerms(FunctionSource source) => ContractTerms.None;

    public override Opportunity? Detect(FunctionProfile profile, FunctionSource source)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(source);
        if (profile.Invocations < Settings.MinInvocations || !(profile.CongestionFactor >= Settings.MinCongestionFactor)
            || !(profile.CongestedInFlight >= Settings.MinCongestedInFlight)) return null;
        var most = (int)Math.Clamp(Math.Ceiling(PerInstance.Share(profile, profile.CongestedInFlight)), 2, 10_000);
        var queue = (int)Math.Max(1, Math.Ceiling(PerInstance.Share(profile, Settings.QueueLimit)));
        var plan = new Plan(Math.Max(2, most / 4), most, queue, source.Contract.Shed);
        var predicted = Math.Clamp(1 - 2 / profile.CongestionFactor, 0.01, 0.95);
        return new Opportunity(source.Id, Id, plan, predicted, [Evidence(profile), .. PerInstance.Note(profile, "each has a limit and a queue of its own, which are what all of them can stand divided among them")])
        {
            Missing = MissingTerms(source), File = source.File, Line = source.Line,
        };
    }

    public override Candidate Generate(
        Opportunity opportunity, FunctionSource source, IReadOnlyDictionary<string, OptimizationPlan> live)
    {
        ArgumentNullException.ThrowIfNull(opportunity);
        ArgumentNullException.ThrowIfNull(source);
        if (((Plan)opportunity.Plan).Shed && !source.Contract.Shed)
            throw new GenerationRefusedException(new Reason(
                "shed.not-declared", $"{source.Type.ToDisplayString()} does not declare Shed, so no call of it may be refused.")
            {
                WouldFlip = "Declare Shed in [FunctionContract], or let calls queue only.",
            });
        return base.Generate(opportunity, source, live);
    }

    public override string DecoratorName(string functionClass) => "Throttled" + functionClass;

    public override string BuilderCall(OptimizationPlan plan)
    {
        var own = (Plan)plan;
        var shed = own.Shed ? ", Shed = true" : "";
        return $"AddThrottling(new ThrottlingOptions {{ InitialLimit = {Literals.Count(own.InitialLimit)}, MaxLimit = {Literals.Count(own.MaxLimit)}, QueueLimit = {Literals.Count(own.QueueLimit)}{shed} }})";
    }

    public override string Summary(OptimizationPlan plan, string functionClass) =>
        $"Lets only as many calls of <see cref=\"{functionClass}\"/> run at once as it can stand; others wait.";

    public override IFunctionPolicy<TRequest, TResponse> CreatePolicy<TRequest, TResponse>(
        OptimizationPlan plan, PolicyServices<TRequest, TResponse> services)
    {
        var own = (Plan)plan;
        return new ThrottlingPolicy<TRequest, TResponse>(
            new ThrottlingOptions { InitialLimit = own.InitialLimit, MaxLimit = own.MaxLimit, QueueLimit = own.QueueLimit, Shed = own.Shed },
            services);
    }

    private static Reason Evidence(FunctionProfile profile) => new(
        "throttling.congestion", FormattableString.Invariant(
            $"With {profile.CongestedInFlight:0} calls under way a call takes {profile.CongestionFactor:0.#} times as long as in quiet moments."))
    {
        Numbers = new Dictionary<string, double>
        {
            ["congestionFactor"] = profile.CongestionFactor, ["congestedInFlight"] = profile.CongestedInFlight, ["invocations"] = profile.Invocations,
        },
    };
}
