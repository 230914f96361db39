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
/// Tries transient failures again, with decorrelated jitter and within a budget of extra load. Only faults that the trace shows to
/// pass: <c>.AddRetry(new RetryOptions { ShouldRetry = static fault => fault is HttpRequestException })</c>.
/// </summary>
public sealed class RetryLogic : PolicyOptimization
{
    public const string TypeId = "RetryLogic";

    private readonly Options options = new();

    public sealed record Options
    {
        /// <summary>Least invocations. Default 50.</summary>
        [Range(1, long.MaxValue)]
        public long MinInvocations { get; init; } = 50;

        /// <summary>Least share of invocations that fail with a transient fault. Default 0.01.</summary>
        [Range(0, 1)]
        public double MinTransientRate { get; init; } = 0.01;

        /// <summary>Least share of a fault's occurrences after which the same request soon succeeded. Default 0.5.</summary>
        [Range(0, 1)]
        public double MinRecoveryRate { get; init; } = 0.5;

        /// <summary>Executions of one call at most. Default 3.</summary>
        [Range(2, 10)]
        public int MaxAttempts { get; init; } = 3;

        /// <summary>Retries ÷ calls at most. Default 0.1.</summary>
        [Range(0.001, 1)]
        public double BudgetRatio { get; init; } = 0.1;
    }

    /// <param name="Transient">Full names of exception types, in ordinal order.</param>
    /// <param name="MaxAttempts">Executions of one call at most.</param>
    /// <param name="BaseDelay">Median delay before the first retry.</param>
    /// <param name="MaxDelay">The longest delay.</param>
    /// <param name="BudgetRatio">Retries ÷ calls at most.</param>
    public sealed record Plan(
        IReadOnlyList<string> Transient, int MaxAttempts, TimeSpan BaseDelay, TimeSpan MaxDelay, double BudgetRatio) : OptimizationPlan;

    public override string Id => TypeId;

    public override string Title => "Retries with a budget";

    public override ContractTerms Needs => ContractTerms.Idempotent;

    public override Metric Objective => Metric.ErrorRate;

    public override Type PlanType => typeof(Plan);

    public override PolicyStage Stage => PolicyStage.Retry;

    public override bool SharesResponses => false;

    public override IReadOnlyList<Scenario> Scenarios => RetryLogicScenarios.All;

    public override string Undo => "Register the original class in place of the decorator, and delete the decorator's file; nothing else refers to it.";

    public override Opportunity? Detect(FunctionProfile profile, FunctionSource source)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(source);
        if (profile.Invocations < options.MinInvocations) return null;
        var transient = profile.Errors.Where(e => IsTransient(e.Key, profile, source)).OrderBy(e => e.Key, StringComparer.Ordinal).ToList();
        var failing = (double)transient.Sum(e => e.Value) / profile.Invocations;
        if (transient.Count == 0 || failing < options.MinTransientRate) return null;
        var recovered = transient.Sum(e => e.Value * profile.RecoveryRates.GetValueOrDefault(e.Key));
        var first = TimeSpan.FromMilliseconds(Math.Clamp(Math.Round(profile.Duration.P50), 10, 200));
        var plan = new Plan([.. transient.Select(e => e.Key)], options.MaxAttempts, first, first * 10, options.BudgetRatio);
        return new Opportunity(profile.Function, Id, plan, recovered / profile.Errors.Values.Sum(), [Evidence(profile, transient, failing)])
        {
            Missing = source.MissingTerms(Needs),
            File = source.File,
            Line = SourcePlaces.LineOf(source.Declaration.Identifier),
        };
    }

    public override string DecoratorName(string functionClass) => $"Retrying{functionClass}";

    public override string BuilderCall(OptimizationPlan plan)
    {
        var retry = (Plan)plan;
        return $$"""
            AddRetry(new RetryOptions
            {
                ShouldRetry = static fault => fault is {{string.Join(" or ", retry.Transient.Select(ShortName))}},
                MaxAttempts = {{Literals.Of(retry.MaxAttempts)}},
                BaseDelay = {{Literals.Of(retry.BaseDelay)}},
                MaxDelay = {{Literals.Of(retry.MaxDelay)}},
                BudgetRatio = {{Literals.Of(retry.BudgetRatio)}},
            })
            """.ReplaceLineEndings("\n");
    }

    public override IReadOnlyList<string> Namespaces(OptimizationPlan plan) =>
        [.. ((Plan)plan).Transient.Where(t => t.Contains('.', StringComparison.Ordinal)).Select(t => t[..t.LastIndexOf('.')])];

    public override string Summary(OptimizationPlan plan, string functionClass) =>
        $"Tries transient failures of <see cref=\"{functionClass}\"/> again, up to {((Plan)plan).MaxAttempts} executions of a call.";

    public override IFunctionPolicy<TRequest, TResponse> CreatePolicy<TRequest, TResponse>(
        OptimizationPlan plan, PolicyServices<TRequest, TResponse> services)
    {
        var retry = (Plan)plan;
        return new RetryPolicy<TRequest, TResponse>(
            new RetryOptions
            {
                ShouldRetry = fault => retry.Transient.Contains(FaultName.Of(fault)),
                MaxAttempts = retry.MaxAttempts,
                BaseDelay = retry.BaseDelay,
                MaxDelay = retry.MaxDelay,
                BudgetRatio = retry.BudgetRatio,
            },
            services);
    }

    /// <summary>Faults of the world that the trace shows to pass; a fault of the program itself does not get better by repetition.</summary>
    private bool IsTransient(string error, FunctionProfile profile, FunctionSource source) =>
        TransientFaults.IsOfTheWorld(error, source.Compilation)
        && profile.RecoveryRates.TryGetValue(error, out var recovers) && recovers >= options.MinRecoveryRate;

    private static string ShortName(string fullName) => fullName[(fullName.LastIndexOf('.') + 1)..].Replace('+', '.');

    private static Reason Evidence(FunctionProfile profile, List<KeyValuePair<string, long>> transient, double failing) => new(
        "retry.transient-faults",
        FormattableString.Invariant($"{failing:P1} of {profile.Invocations} invocations fail with {string.Join(" or ", transient.Select(t => t.Key))}, and ")
            + string.Join(" and ", transient.Select(t => FormattableString.Invariant($"{profile.RecoveryRates[t.Key]:P0} of these recover within a minute."))))
    {
        Numbers = new Dictionary<string, double> { ["transientRate"] = failing, ["invocations"] = profile.Invocations },
    };
}
