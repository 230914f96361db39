using System.ComponentModel.DataAnnotations;
using System.Security;
using Optimizer.Core.Generation;
using Optimizer.Core.Model;
using Optimizer.Core.Proof;
using Optimizer.Core.Simulation;
using Optimizer.Core.Source;
using Optimizer.Core.Traffic;
using Optimizer.Runtime.Policies;

namespace Optimizer.Core.Optimizations;

/// <summary>
/// Refuses calls at once while a dependency that they all need is down:
/// <code>.AddCircuitBreaker(new CircuitBreakerOptions { ShouldBreak = static fault => fault is HttpRequestException, … })</code>
/// </summary>
public sealed class CircuitBreaker : PolicyOptimization
{
    public const string TypeId = "CircuitBreaker";

    private const double LeastShareOfFailures = 0.9;

    /// <summary>When it is proposed.</summary>
    public sealed record Options
    {
        /// <summary>Failures that come from outside, ≥ 1. Default 20.</summary>
        [Range(1d, 1e15)]
        public long MinFailures { get; init; } = 20;

        /// <summary>Share of failures that stand in a row of ten or more, 0 to 1: below it the dependency is flaky, not down. Default 0.5.</summary>
        [Range(0d, 1d)]
        public double MinOutageShare { get; init; } = 0.5;

        /// <summary>Share of invocations that fail in outages, 0 to 1; fewer are not worth a circuit. Default 0.05.</summary>
        [Range(0d, 1d)]
        public double MinOutageRate { get; init; } = 0.05;

        /// <summary>
        /// Mean duration of a failure ÷ median of successes from which on failing fast gains anything. Default 2. The median, because outages and what
        /// leads to them lengthen the tail of successes too.
        /// </summary>
        [Range(1d, 1_000d)]
        public double MinSlowdown { get; init; } = 2;

        /// <summary>Calls per invocation from which on a dependency counts as one that every call needs. Default 0.9.</summary>
        [Range(0d, 1_000d)]
        public double MinCallsPerInvocation { get; init; } = 0.9;

        /// <summary>How long calls are refused before a probe: as long as a failure takes, 500 ms or more, and at most this. Default 1 s.</summary>
        [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00", ParseLimitsInInvariantCulture = true)]
        public TimeSpan BreakDuration { get; init; } = TimeSpan.FromSeconds(1);
    }

    /// <param name="Dependency">The target that was seen to be down; "a or b" where several were; null when none was observed.</param>
    /// <param name="Faults">Full names of the exception types that open the circuit, in ordinal order.</param>
    /// <param name="FailureRatio">Share of calls within the sampling duration, 0 to 1.</param>
    /// <param name="MinimumThroughput">Calls within the sampling duration below which it stays closed.</param>
    /// <param name="SamplingDuration">The time over which failures are counted.</param>
    /// <param name="BreakDuration">How long calls are refused before a probe.</param>
    public sealed record Plan(
        string? Dependency, IReadOnlyList<string> Faults, double FailureRatio, int MinimumThroughput, TimeSpan SamplingDuration,
        TimeSpan BreakDuration) : OptimizationPlan;

    public Options Settings { get; init; } = new();

    public override string Id => TypeId;

    public override string Title => "Circuit breaker";

    public override ContractTerms Needs => ContractTerms.FailFast;

    public override Metric Objective => Metric.TimeToOutcome;

    public override Type PlanType => typeof(Plan);

    public override PolicyStage Stage => PolicyStage.Breaker;

    public override Surroundings Changes(OptimizationPlan plan) => Surroundings.Outages;

    public override string Undo => "Set the function's type in platform.json back to the original class and delete the decorator's file; the circuit's state lives in memory only.";

    public override IReadOnlyList<Scenario> Scenarios => CircuitBreakerScenarios.All;

    public override Opportunity? Detect(FunctionProfile profile, FunctionSource source)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(source);
        var faults = TransientFaults.FromOutside(profile, source.Compilation);
        var failures = faults.Sum(f => profile.Errors[f]);
        if (failures < Settings.MinFailures || profile.OutageShare < Settings.MinOutageShare
            || !(profile.ErrorRate * profile.OutageShare >= Settings.MinOutageRate)
            || !(profile.FailedMeanMs >= Settings.MinSlowdown * profile.Duration.P50)) return null;
        var failing = FailingDependencies(profile);
        if (profile.Dependencies.Count > 0 && failing.Count == 0) return null;
        // Failures count once they have ended: twice their duration sees enough of them, and no more of the time before.
        var sampling = TimeSpan.FromSeconds(Math.Clamp(Math.Ceiling(2 * profile.FailedMeanMs / 1_000), 2, 30));
        var plan = new Plan(failing.Count == 0 ? null : string.Join(" or ", failing.Select(d => d.Target)), faults, 0.5, Throughput(profile, sampling), sampling, Break(profile));
        var predicted = Math.Clamp(1 - profile.Duration.P50 / profile.FailedMeanMs, 0.01, 0.99);
        return new Opportunity(source.Id, Id, plan, predicted, [Evidence(profile, plan, failures), .. PerInstance.Note(profile, "each has a circuit of its own, which opens on as many failures as come to one of them")])
        {
            Missing = MissingTerms(source), File = source.File, Line = source.Line,
        };
    }

    public override string DecoratorName(string functionClass) => "Guarded" + functionClass;

    public override string BuilderCall(OptimizationPlan plan)
    {
        var own = (Plan)plan;
        return $$"""
            AddCircuitBreaker(new CircuitBreakerOptions
            {
                ShouldBreak = static fault => fault is {{TransientFaults.Pattern(own.Faults)}},
                FailureRatio = {{Literals.Number(own.FailureRatio)}},
                MinimumThroughput = {{Literals.Count(own.MinimumThroughput)}},
                SamplingDuration = {{Literals.Time(own.SamplingDuration)}},
                BreakDuration = {{Literals.Time(own.BreakDuration)}},
            })
            """.ReplaceLineEndings("\n");
    }

    public override IReadOnlyList<string> Namespaces(OptimizationPlan plan) => TransientFaults.Namespaces(((Plan)plan).Faults);

    public override string Summary(OptimizationPlan plan, string functionClass) =>
        $"Refuses calls of <see cref=\"{functionClass}\"/> at once while {Named(SecurityElement.Escape(((Plan)plan).Dependency))} is down.";

    public override IFunctionPolicy<TRequest, TResponse> CreatePolicy<TRequest, TResponse>(
        OptimizationPlan plan, PolicyServices<TRequest, TResponse> services)
    {
        var own = (Plan)plan;
        return new CircuitBreakerPolicy<TRequest, TResponse>(
            new CircuitBreakerOptions
            {
                ShouldBreak = fault => own.Faults.Contains(FaultName.Of(fault)), FailureRatio = own.FailureRatio,
                MinimumThroughput = own.MinimumThroughput, SamplingDuration = own.SamplingDuration, BreakDuration = own.BreakDuration,
            },
            services);
    }

    /// <summary>
    /// The dependencies that nearly all failed calls went to, if their failures can be the function's and every call needs each of them: the
    /// circuit is one for the whole function, and cannot tell by a fault whose it is. Empty where it would refuse calls that would have been answered.
    /// </summary>
    private List<DependencyProfile> FailingDependencies(FunctionProfile profile)
    {
        var (all, taken) = (profile.Dependencies.Sum(Failures), new List<DependencyProfile>());
        foreach (var next in profile.Dependencies.OrderByDescending(Failures))
        {
            if (taken.Sum(Failures) >= LeastShareOfFailures * all) break;
            taken.Add(next);
        }
        return taken.Sum(d => d.ErrorRate * d.CallsPerInvocation) >= profile.ErrorRate / 2 && taken.TrueForAll(d => IsNeeded(d, taken)) ? taken : [];
    }

    /// <summary>By every call that did not fail before it came to this one.</summary>
    private bool IsNeeded(DependencyProfile dependency, IEnumerable<DependencyProfile> failing) =>
        dependency.CallsPerInvocation + failing.Where(d => d != dependency).Sum(d => d.ErrorRate * d.CallsPerInvocation) >= Settings.MinCallsPerInvocation;

    private static double Failures(DependencyProfile dependency) => dependency.Calls * dependency.ErrorRate;

    /// <summary>A quarter of the calls that the sampling duration brings to one instance.</summary>
    private static int Throughput(FunctionProfile profile, TimeSpan sampling)
    {
        var perSecond = PerInstance.Share(profile, profile.Invocations) / Math.Max(1, (profile.To - profile.From).TotalSeconds);
        return (int)Math.Clamp(perSecond * sampling.TotalSeconds / 4, 5, 100);
    }

    /// <summary>A probe costs one call as much as a failure does: no more of them than one at a time, and few calls refused once the outage is over.</summary>
    private TimeSpan Break(FunctionProfile profile) => TimeSpan.FromMilliseconds(
        Math.Clamp(Math.Ceiling(profile.FailedMeanMs / 100) * 100, 500, Math.Max(500, Settings.BreakDuration.TotalMilliseconds)));

    private static string Named(string? dependency) => dependency ?? "its dependency";

    private static Reason Evidence(FunctionProfile profile, Plan plan, long failures) => new(
        "circuit-breaker.outages", FormattableString.Invariant(
            $"{failures} of {profile.Invocations} invocations fail with {string.Join(", ", plan.Faults)}, {profile.OutageShare:P0} of them in outages of {Named(plan.Dependency)}, after {profile.FailedMeanMs:0} ms on average."))
    {
        Numbers = new Dictionary<string, double>
        {
            ["failures"] = failures, ["errorRate"] = profile.ErrorRate, ["outageShare"] = profile.OutageShare,
            ["failedMeanMs"] = profile.FailedMeanMs, ["invocations"] = profile.Invocations,
        },
    };
}
