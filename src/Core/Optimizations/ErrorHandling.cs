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
/// Answers with the declared fallback, or with the last good response, where a dependency fails:
/// <code>.AddLastGood(new LastGoodOptions { ShouldHandle = static fault => fault is HttpRequestException, … })</code>
/// </summary>
public sealed class ErrorHandling : PolicyOptimization
{
    public const string TypeId = "ErrorHandling";

    /// <summary>When it is proposed.</summary>
    public sealed record Options
    {
        /// <summary>Failures that come from outside, ≥ 1. Default 10.</summary>
        [Range(1d, 1e15)]
        public long MinFailures { get; init; } = 10;

        /// <summary>Failures ÷ invocations, 0 to 1. Default 0.005.</summary>
        [Range(0d, 1d)]
        public double MinErrorRate { get; init; } = 0.005;

        /// <summary>The same where the contract declares no fallback, so that a person has to be asked. Default 0.02.</summary>
        [Range(0d, 1d)]
        public double MinUndeclaredErrorRate { get; init; } = 0.02;

        /// <summary>Share of invocations with an equal one within the age of a last good response, 0 to 1. Default 0.2.</summary>
        [Range(0d, 1d)]
        public double MinRepeatRate { get; init; } = 0.2;

        /// <summary>Oldest last good response where the contract declares no staleness. Default 10 minutes.</summary>
        [Range(typeof(TimeSpan), "00:00:00.001", "365.00:00:00", ParseLimitsInInvariantCulture = true)]
        public TimeSpan MaxAge { get; init; } = TimeSpan.FromMinutes(10);

        /// <summary>Most responses kept. Default 10,000.</summary>
        [Range(1, int.MaxValue)]
        public int MaxEntries { get; init; } = 10_000;
    }

    /// <param name="Response">The expression that gives the declared fallback; null for the last good response.</param>
    /// <param name="Faults">Full names of the exception types that are handled, in ordinal order.</param>
    /// <param name="MaxAge">Of a last good response.</param>
    /// <param name="MaxEntries">Last good responses kept at once.</param>
    public sealed record Plan(string? Response, IReadOnlyList<string> Faults, TimeSpan MaxAge, int MaxEntries) : OptimizationPlan;

    public Options Settings { get; init; } = new();

    public override string Id => TypeId;

    public override string Title => "Error handling";

    public override ContractTerms Needs => ContractTerms.Fallback;

    public override Metric Objective => Metric.ErrorRate;

    public override Type PlanType => typeof(Plan);

    public override PolicyStage Stage => PolicyStage.Fallback;

    public override bool SharesResponses => true;

    /// <summary>A last good response exists for a request that was answered before; no call of a step beside it asks for one again.</summary>
    public override Surroundings Changes(OptimizationPlan plan) => ((Plan)plan).Response is null ? Surroundings.None : Surroundings.Faults;

    public override string Undo => "Set the function's type in platform.json back to the original class and delete the decorator's file; kept responses live in memory only.";

    public override IReadOnlyList<Scenario> Scenarios => ErrorHandlingScenarios.All;

    public override Opportunity? Detect(FunctionProfile profile, FunctionSource source)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(source);
        var faults = TransientFaults.FromOutside(profile, source.Compilation);
        var failures = faults.Sum(f => profile.Errors[f]);
        var missing = MissingTerms(source);
        if (failures < Settings.MinFailures || profile.ErrorRate < (missing == 0 ? Settings.MinErrorRate : Settings.MinUndeclaredErrorRate)
            || JsonShape.RequestFault(source) is not null || JsonShape.SharingFault(source) is not null) return null;
        // A call with effects that did not happen must not look as if they had, unless its owner says so.
        if (missing != 0 && !source.Contract.Safe) return null;
        var plan = PlanFor(profile, source, faults);
        var found = plan.Response is null ? profile.RepeatRateWithin(plan.MaxAge) : 1;
        if (found < Settings.MinRepeatRate) return null;
        var predicted = found * failures / profile.Errors.Values.Sum();
        return new Opportunity(source.Id, Id, plan, predicted, [Evidence(profile, plan, failures, found), .. PerInstance.Note(profile, "each knows only the responses that it gave itself")])
        {
            Missing = missing, File = source.File, Line = source.Line,
        };
    }

    public override Candidate Generate(
        Opportunity opportunity, FunctionSource source, IReadOnlyDictionary<string, OptimizationPlan> live)
    {
        ArgumentNullException.ThrowIfNull(opportunity);
        if (((Plan)opportunity.Plan).Response is not null && FallbackMember.Fault(source) is { } fault) throw new GenerationRefusedException(fault);
        return base.Generate(opportunity, source, live);
    }

    public override string DecoratorName(string functionClass) => "Resilient" + functionClass;

    public override string BuilderCall(OptimizationPlan plan)
    {
        var own = (Plan)plan;
        var handle = $"ShouldHandle = static fault => fault is {TransientFaults.Pattern(own.Faults)},";
        return (own.Response is { } response
            ? $$"""
              AddFallback(new()
              {
                  {{handle}}
                  Response = static {{(response.EndsWith("(request)", StringComparison.Ordinal) ? "request" : "_")}} => {{response}},
              })
              """
            : $$"""
              AddLastGood(new LastGoodOptions
              {
                  {{handle}}
                  MaxAge = {{Literals.Time(own.MaxAge)}},
                  MaxEntries = {{Literals.Count(own.MaxEntries)}},
              })
              """).ReplaceLineEndings("\n");
    }

    public override IReadOnlyList<string> Namespaces(OptimizationPlan plan) => TransientFaults.Namespaces(((Plan)plan).Faults);

    public override string Summary(OptimizationPlan plan, string functionClass) => ((Plan)plan).Response is null
        ? $"Answers with the last good response of at most {Literals.Words(((Plan)plan).MaxAge)} where <see cref=\"{functionClass}\"/> fails."
        : $"Answers with the declared fallback where <see cref=\"{functionClass}\"/> fails.";

    /// <summary>In simulation a declared fallback is a null response, since the trace knows no other.</summary>
    public override IFunctionPolicy<TRequest, TResponse> CreatePolicy<TRequest, TResponse>(
        OptimizationPlan plan, PolicyServices<TRequest, TResponse> services)
    {
        var own = (Plan)plan;
        bool ShouldHandle(Exception fault) => own.Faults.Contains(FaultName.Of(fault));
        return own.Response is null
            ? new LastGoodPolicy<TRequest, TResponse>(
                new LastGoodOptions { ShouldHandle = ShouldHandle, MaxAge = own.MaxAge, MaxEntries = own.MaxEntries }, services)
            : new FallbackPolicy<TRequest, TResponse>(
                new FallbackOptions<TRequest, TResponse> { ShouldHandle = ShouldHandle, Response = _ => default! }, services);
    }

    private Plan PlanFor(FunctionProfile profile, FunctionSource source, IReadOnlyList<string> faults)
    {
        var declared = source.Contract.MaxStaleness;
        var age = declared <= TimeSpan.Zero ? Settings.MaxAge : declared > TimeSpan.FromDays(7) ? TimeSpan.FromDays(7) : declared;
        var response = source.Contract.Fallback is null or FallbackMember.LastGood
            ? null : FallbackMember.Expression(source) ?? source.Contract.Fallback;
        return new Plan(response, faults, age, TableSize.For(profile, Settings.MaxEntries));
    }

    private static Reason Evidence(FunctionProfile profile, Plan plan, long failures, double found) => new(
        "error-handling.failures", FormattableString.Invariant(
            $"{failures} of {profile.Invocations} invocations fail with {string.Join(", ", plan.Faults)}; {found:P0} of them have {(plan.Response is null ? "a last good response" : "the declared fallback")}."))
    {
        Numbers = new Dictionary<string, double>
        {
            ["failures"] = failures, ["errorRate"] = profile.ErrorRate, ["covered"] = found, ["invocations"] = profile.Invocations,
        },
    };
}
