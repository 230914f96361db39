using Optimizer.Core.Generation.Blocking;
using Optimizer.Core.Model;
using Optimizer.Core.Proof;
using Optimizer.Core.Source;
using Optimizer.Core.Traffic;

namespace Optimizer.Core.Optimizations;

/// <summary>
/// Lets calls wait without holding a thread, so that others are not kept waiting for one:
/// <code>await Task.Delay(20, cancellationToken);   var text = await File.ReadAllTextAsync(path, cancellationToken);</code>
/// <c>task.Result</c> becomes <c>(await Task.WhenAny(task)).Result</c>, which fails with the same <c>AggregateException</c>.
/// </summary>
public sealed class AsyncConversion : CodeOptimization
{
    public const string TypeId = "AsyncConversion";

    /// <summary>When it is proposed.</summary>
    public sealed record Options
    {
        /// <summary>Invocations that were under way at once, ≥ 2: a blocked thread harms only others. Default 2.</summary>
        public int MinInFlight { get; init; } = 2;

        /// <summary>Invocations whose dependencies were observed, ≥ 1. Default 20.</summary>
        public long MinObserved { get; init; } = 20;

        /// <summary>Share of the duration that is spent waiting for dependencies, 0 to 1. Default 0.2.</summary>
        public double MinWaitShare { get; init; } = 0.2;

        /// <summary>Median duration in milliseconds above which sleeping and file access, which no span shows, count as waiting. Default 1.</summary>
        public double MinUnseenWaitMs { get; init; } = 1;
    }

    /// <param name="PassToken">Reads and pauses are given the caller's cancellation token.</param>
    public sealed record Plan(bool PassToken) : OptimizationPlan;

    public Options Settings { get; init; } = new();

    public override string Id => TypeId;

    public override string Title => "Async conversion";

    public override ContractTerms Needs => ContractTerms.None;

    public override Metric Objective => Metric.P95Latency;

    public override Type PlanType => typeof(Plan);

    public override string Undo => "Revert the patch of the function's file; its calls block a thread again.";

    public override IReadOnlyList<Scenario> Scenarios => AsyncConversionScenarios.All;

    public override bool MattersUnderLoad => true;

    public override Opportunity? Detect(FunctionProfile profile, FunctionSource source)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(source);
        if (profile.Invocations == 0 || profile.MaxInFlight < Settings.MinInFlight) return null;
        var calls = BlockingFinder.Find(source);
        if (calls.Count == 0) return null;
        var share = WaitShare(profile, calls);
        if (!(share >= Settings.MinWaitShare)) return null;
        var tail = profile.Duration.P95 > 0 ? 1 - profile.Duration.P50 / profile.Duration.P95 : 0;
        return new Opportunity(source.Id, Id, new Plan(PassToken: true), Math.Clamp(share * tail, 0.01, 0.95), [Evidence(profile, calls, share)])
        {
            Missing = source.MissingTerms(Needs), File = source.File, Line = calls[0].Line,
        };
    }

    public override string Rewrite(FunctionSource source, OptimizationPlan plan) =>
        new AsyncRewrite(source, ((Plan)plan).PassToken).Rewrite();

    private double WaitShare(FunctionProfile profile, IReadOnlyList<BlockingCall> calls)
    {
        if (calls.Any(c => c.IsUnseen) && profile.Duration.P50 >= Settings.MinUnseenWaitMs) return 1;
        return profile.Observed >= Settings.MinObserved ? profile.DependencyShare : 0;
    }

    private static Reason Evidence(FunctionProfile profile, IReadOnlyList<BlockingCall> calls, double share) => new(
        "async-conversion.blocked-threads", FormattableString.Invariant(
            $"{calls.Count} {(calls.Count == 1 ? "call blocks" : "calls block")} a thread ({calls[0].Text} in line {calls[0].Line}) while up to {profile.MaxInFlight} invocations were under way; the slowest 5 % take {profile.Duration.P95:0.#} ms or more, the median {profile.Duration.P50:0.#} ms."))
    {
        Numbers = new Dictionary<string, double>
        {
            ["blockingCalls"] = calls.Count, ["maxInFlight"] = profile.MaxInFlight, ["waitShare"] = share,
            ["p50Ms"] = profile.Duration.P50, ["p95Ms"] = profile.Duration.P95,
        },
    };
}
