using System.ComponentModel.DataAnnotations;
using Optimizer.Core.Generation;
using Optimizer.Core.Generation.Blocking;
using Optimizer.Core.Generation.Overlap;
using Optimizer.Core.Model;
using Optimizer.Core.Proof;
using Optimizer.Core.Source;
using Optimizer.Core.Traffic;

namespace Optimizer.Core.Optimizations;

/// <summary>
/// Lets calls wait without holding a thread, so that others are not kept waiting for one:
/// <code>await Task.Delay(20, cancellationToken);   var text = await File.ReadAllTextAsync(path, cancellationToken);</code>
/// <c>task.Result</c> becomes <c>(await Task.WhenAny(task)).Result</c>, which fails with the same <c>AggregateException</c>.
/// Reads that follow each other although neither needs what the other gave are under way together:
/// <code>var priceTask = …;   var stockTask = …;   await Task.WhenAll(priceTask, stockTask)…;   var price = await priceTask;</code>
/// </summary>
public sealed class AsyncConversion : CodeOptimization
{
    public const string TypeId = "AsyncConversion";

    /// <summary>When it is proposed.</summary>
    public sealed record Options
    {
        /// <summary>Invocations that were under way at once, ≥ 2: a blocked thread harms only others. Default 2.</summary>
        [Range(1, int.MaxValue)]
        public int MinInFlight { get; init; } = 2;

        /// <summary>Invocations whose dependencies were observed, ≥ 1. Default 20.</summary>
        [Range(1d, 1e15)]
        public long MinObserved { get; init; } = 20;

        /// <summary>Share of the duration that is spent waiting for dependencies, 0 to 1. Default 0.2.</summary>
        [Range(0d, 1d)]
        public double MinWaitShare { get; init; } = 0.2;

        /// <summary>Median duration in milliseconds above which sleeping and file access, which no span shows, count as waiting. Default 1.</summary>
        [Range(0d, 3_600_000d)]
        public double MinUnseenWaitMs { get; init; } = 1;

        /// <summary>Calls of dependencies per invocation from which on some can be under way together. Default 1.5.</summary>
        [Range(0d, 1_000d)]
        public double MinCallsPerInvocation { get; init; } = 1.5;
    }

    /// <param name="PassToken">Reads and pauses are given the caller's cancellation token.</param>
    /// <param name="Overlap">Independent reads are under way together.</param>
    public sealed record Plan(bool PassToken, bool Overlap = false) : OptimizationPlan;

    public Options Settings { get; init; } = new();

    public override string Id => TypeId;

    public override string Title => "Async conversion";

    public override ContractTerms Needs => ContractTerms.None;

    public override Metric Objective => Metric.P95Latency;

    public override Type PlanType => typeof(Plan);

    public override string Undo => "Revert the patch of the function's file; its calls block a thread again, or wait for each other.";

    public override IReadOnlyList<Scenario> Scenarios => AsyncConversionScenarios.All;

    public override bool MattersUnderLoad => true;

    public override Opportunity? Detect(FunctionProfile profile, FunctionSource source)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(source);
        if (profile.Invocations == 0 || profile.MaxInFlight < Settings.MinInFlight) return null;
        var found = new[] { Blocked(profile, source), Sequential(profile, source) }.OfType<Finding>().ToList();
        if (found.Count == 0) return null;
        var plan = new Plan(PassToken: true, Overlap: true);
        return new Opportunity(source.Id, Id, plan, Math.Clamp(found.Max(f => f.Predicted), 0.01, 0.95), [.. found.Select(f => f.Evidence)])
        {
            Missing = source.MissingTerms(Needs), File = source.File, Line = found[0].Line,
        };
    }

    /// <summary>Calls that block become awaits first; what then still follows each other needlessly is overlapped.</summary>
    public override string Rewrite(FunctionSource source, OptimizationPlan plan)
    {
        var chosen = (Plan)plan;
        var reads = chosen.Overlap ? SequentialReads.Find(source) : [];
        var rewrite = new AsyncRewrite(source, chosen.PassToken);
        if (reads.Count > 0 && !rewrite.HasCalls) return new OverlappedReads(source).Rewrite(reads);
        var awaited = rewrite.Rewrite();
        if (!chosen.Overlap) return awaited;
        var after = source.WithFile(awaited);
        return SequentialReads.Find(after) is { Count: > 0 } groups ? new OverlappedReads(after).Rewrite(groups) : awaited;
    }

    private Finding? Blocked(FunctionProfile profile, FunctionSource source)
    {
        var calls = BlockingFinder.Find(source);
        if (calls.Count == 0) return null;
        var share = WaitShare(profile, calls);
        if (!(share >= Settings.MinWaitShare)) return null;
        var tail = profile.Duration.P95 > 0 ? 1 - profile.Duration.P50 / profile.Duration.P95 : 0;
        return new Finding(share * tail, calls[0].Line, Evidence(profile, calls, share));
    }

    private Finding? Sequential(FunctionProfile profile, FunctionSource source)
    {
        var perInvocation = profile.Dependencies.Sum(d => d.CallsPerInvocation);
        if (profile.Observed < Settings.MinObserved || !(profile.DependencyShare >= Settings.MinWaitShare) || perInvocation < Settings.MinCallsPerInvocation) return null;
        if (SequentialReads.Find(source) is not { Count: > 0 } groups) return null;
        var waits = profile.Dependencies.Sum(d => d.CallsPerInvocation * d.Duration.Mean);
        var saved = waits > 0 ? profile.DependencyShare * (1 - profile.Dependencies.Max(d => d.Duration.Mean) / waits) : 0;
        return new Finding(saved, groups[0][0].Line, Evidence(profile, groups, perInvocation));
    }

    private double WaitShare(FunctionProfile profile, IReadOnlyList<BlockingCall> calls)
    {
        if (calls.Any(c => c.IsUnseen) && profile.Duration.P50 >= Settings.MinUnseenWaitMs) return 1;
        return profile.Observed >= Settings.MinObserved ? profile.DependencyShare : 0;
    }

    private static Reason Evidence(FunctionProfile profile, IReadOnlyList<IReadOnlyList<SequentialRead>> groups, double perInvocation) => new(
        "async-conversion.sequential-reads", FormattableString.Invariant(
            $"{string.Join(" and ", groups[0].Select(r => r.Variable.Identifier.ValueText))} (from line {groups[0][0].Line}) are read one after the other, though neither needs the other; an invocation makes {perInvocation:0.#} calls and waits for them {profile.DependencyShare:P0} of its time."))
    {
        Numbers = new Dictionary<string, double>
        {
            ["groups"] = groups.Count, ["callsPerInvocation"] = perInvocation, ["waitShare"] = profile.DependencyShare,
        },
    };

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

    private sealed record Finding(double Predicted, int Line, Reason Evidence);
}
