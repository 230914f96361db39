using System.ComponentModel.DataAnnotations;
using Optimizer.Core.Generation;
using Optimizer.Core.Model;
using Optimizer.Core.Proof;
using Optimizer.Core.Simulation;
using Optimizer.Core.Source;
using Optimizer.Core.Traffic;
using Optimizer.Runtime.Policies;

namespace Optimizer.Core.Optimizations;

/// <summary>
/// Tries again after the transient faults that were seen, within a budget:
/// <code>.AddRetry(new RetryOptions { ShouldRetry = static e => e is HttpRequestException, MaxAttempts = 3, … })</code>
/// </summary>
public sealed class RetryLogic : PolicyOptimization
{
    public const string TypeId = "RetryLogic";

    /// <summary>When it is proposed.</summary>
    public sealed record Options
    {
        /// <summary>Failures of transient types, ≥ 1. Default 10.</summary>
        [Range(1d, 1e15)]
        public long MinFailures { get; init; } = 10;

        /// <summary>Failures ÷ invocations, 0 to 1. Default 0.005.</summary>
        [Range(0d, 1d)]
        public double MinErrorRate { get; init; } = 0.005;

        /// <summary>Above it the dependency is down rather than flaky, 0 to 1. Default 0.5.</summary>
        [Range(0d, 1d)]
        public double MaxErrorRate { get; init; } = 0.5;

        /// <summary>Executions of a call at most, 2 to 10. Default 3.</summary>
        [Range(2, 10)]
        public int MaxAttempts { get; init; } = 3;

        /// <summary>Retries ÷ calls at most, 0 to 1. Default 0.1.</summary>
        [Range(0d, 1d)]
        public double BudgetRatio { get; init; } = 0.1;
    }

    /// <param name="Faults">Full names of the exception types that are retried, in ordinal order.</param>
    /// <param name="MaxAttempts">The first execution included.</param>
    /// <param name="BaseDelay">Median delay before the first retry.</param>
    /// <param name="MaxDelay">Longest delay before any retry.</param>
    /// <param name="BudgetRatio">Retries ÷ calls at most.</param>
    public sealed record Plan(
        IReadOnlyList<string> Faults, int MaxAttempts, TimeSpan BaseDelay, TimeSpan MaxDelay, double BudgetRatio) : OptimizationPlan;

    public Options Settings { get; init; } = new();

    public override string Id => TypeId;

    public override string Title => "Retry logic";

    public override ContractTerms Needs => ContractTerms.Idempotent;

    public override Metric Objective => Metric.ErrorRate;

    public override Type PlanType => typeof(Plan);

    public override PolicyStage Stage => PolicyStage.Retry;

    public override Surroundings Changes(OptimizationPlan plan) => Surroundings.Faults;

    public override string Undo => "Set the function's type in platform.json back to the original class and delete the decorator's file; nothing outlives a call.";

    public override IReadOnlyList<Scenario> Scenarios => RetryLogicScenarios.All;

    public override Opportunity? Detect(FunctionProfile profile, FunctionSource source)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(source);
        var faults = TransientFaults.Among(profile, source.Compilation);
        var failures = faults.Sum(f => profile.Errors[f]);
        if (failures < Settings.MinFailures || profile.ErrorRate < Settings.MinErrorRate || profile.ErrorRate > Settings.MaxErrorRate) return null;
        var share = (double)failures / profile.Errors.Values.Sum();
        // What of the failures may be retried within the budget, times the chance that the next attempt succeeds.
        var predicted = share * Math.Min(1, Settings.BudgetRatio / (profile.ErrorRate * share)) * (1 - profile.ErrorRate);
        var delay = TimeSpan.FromMilliseconds(Math.Clamp(Math.Round(profile.Duration.P50 / 2 / 10) * 10, 10, 500));
        var plan = new Plan(faults, Settings.MaxAttempts, delay, TimeSpan.FromSeconds(Math.Max(1, delay.TotalSeconds * 10)), Settings.BudgetRatio);
        return new Opportunity(source.Id, Id, plan, predicted, [Evidence(profile, faults, failures), .. PerInstance.Note(profile, "each has a budget of its own, the planned share of the calls that come to it")])
        {
            Missing = source.MissingTerms(Needs), File = source.File, Line = source.Line,
        };
    }

    public override string DecoratorName(string functionClass) => "Retried" + functionClass;

    public override string BuilderCall(OptimizationPlan plan)
    {
        var own = (Plan)plan;
        return $$"""
            AddRetry(new RetryOptions
            {
                ShouldRetry = static fault => fault is {{TransientFaults.Pattern(own.Faults)}},
                MaxAttempts = {{own.MaxAttempts}},
                BaseDelay = {{Literals.Time(own.BaseDelay)}},
                MaxDelay = {{Literals.Time(own.MaxDelay)}},
                BudgetRatio = {{Literals.Number(own.BudgetRatio)}},
            })
            """.ReplaceLineEndings("\n");
    }

    public override IReadOnlyList<string> Namespaces(OptimizationPlan plan) =>
        TransientFaults.Namespaces(((Plan)plan).Faults);

    public override string Summary(OptimizationPlan plan, string functionClass) =>
        $"Calls <see cref=\"{functionClass}\"/> up to {((Plan)plan).MaxAttempts} times when it fails for a transient reason.";

    public override IFunctionPolicy<TRequest, TResponse> CreatePolicy<TRequest, TResponse>(
        OptimizationPlan plan, PolicyServices<TRequest, TResponse> services)
    {
        var own = (Plan)plan;
        return new RetryPolicy<TRequest, TResponse>(
            new RetryOptions
            {
                ShouldRetry = fault => own.Faults.Contains(FaultName.Of(fault)), MaxAttempts = own.MaxAttempts,
                BaseDelay = own.BaseDelay, MaxDelay = own.MaxDelay, BudgetRatio = own.BudgetRatio,
            },
            services);
    }

    private static Reason Evidence(FunctionProfile profile, IReadOnlyList<string> faults, long failures) => new(
        "retry-logic.transient-faults", FormattableString.Invariant(
            $"{failures} of {profile.Invocations} invocations fail with {string.Join(", ", faults)}, which pass by themselves."))
    {
        Numbers = new Dictionary<string, double>
        {
            ["failures"] = failures, ["errorRate"] = profile.ErrorRate, ["invocations"] = profile.Invocations,
        },
    };
}
