using System.ComponentModel.DataAnnotations;
using Optimizer.Core.Generation.Formats;
using Optimizer.Core.Model;
using Optimizer.Core.Proof;
using Optimizer.Core.Source;
using Optimizer.Core.Traffic;

namespace Optimizer.Core.Optimizations;

/// <summary>
/// Makes the same text and values with fewer copies:
/// <code>text.Append(line);   int.Parse(text.AsSpan(0, 4));   private static readonly JsonSerializerOptions JsonOptions = …;</code>
/// Where JSON is written in bulk, a source-generated context takes the place of reflection:
/// <code>JsonSerializer.Serialize(rows, ReportJson.Default.ListRow);</code>
/// </summary>
public sealed class FormatConversion : CodeOptimization
{
    public const string TypeId = "FormatConversion";

    /// <summary>When it is proposed.</summary>
    public sealed record Options
    {
        /// <summary>Mean bytes that an invocation allocates, where known, ≥ 1. Default 4,096.</summary>
        [Range(0d, 1e12)]
        public double MinAllocatedBytes { get; init; } = 4_096;

        /// <summary>Milliseconds of an invocation outside of its dependencies, where its bytes are not known. Default 0.2.</summary>
        [Range(0d, 3_600_000d)]
        public double MinComputeMs { get; init; } = 0.2;

        /// <summary>Share of the duration outside of dependencies, 0 to 1. Default 0.2.</summary>
        [Range(0d, 1d)]
        public double MinComputeShare { get; init; } = 0.2;

        /// <summary>Invocations whose dependencies were observed, ≥ 1. Default 20.</summary>
        [Range(1d, 1e15)]
        public long MinObserved { get; init; } = 20;
    }

    /// <param name="Kinds">What is rewritten, in the order of their names.</param>
    public sealed record Plan(IReadOnlyList<string> Kinds) : OptimizationPlan;

    public Options Settings { get; init; } = new();

    public override string Id => TypeId;

    public override string Title => "Format conversion";

    public override ContractTerms Needs => ContractTerms.None;

    public override Metric Objective => Metric.MeanLatency;

    public override Type PlanType => typeof(Plan);

    public override string Undo => "Revert the patch of the function's file; text is copied again.";

    public override IReadOnlyList<Scenario> Scenarios => FormatConversionScenarios.All;

    public override Opportunity? Detect(FunctionProfile profile, FunctionSource source)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(source);
        var share = profile.Observed >= Settings.MinObserved ? 1 - profile.DependencyShare : 1;
        if (profile.Invocations == 0 || !(share >= Settings.MinComputeShare) || !IsCostly(profile, share)) return null;
        var sites = FormatFinder.Find(source);
        if (sites.Count == 0) return null;
        var plan = new Plan([.. sites.Select(s => s.Kind).Distinct().Order(StringComparer.Ordinal)]);
        return new Opportunity(source.Id, Id, plan, Math.Clamp(share * FormatFinder.TextShare(source, sites), 0.01, 0.95), [Evidence(profile, sites, share)])
        {
            Missing = source.MissingTerms(Needs), File = source.File, Line = sites[0].Line,
        };
    }

    public override string Rewrite(FunctionSource source, OptimizationPlan plan) =>
        new FormatRewrite(source, ((Plan)plan).Kinds).Rewrite();

    private bool IsCostly(FunctionProfile profile, double share) => double.IsNaN(profile.AllocatedBytes)
        ? profile.Observed >= Settings.MinObserved && profile.Duration.Mean * share >= Settings.MinComputeMs
        : profile.AllocatedBytes >= Settings.MinAllocatedBytes;

    private static Reason Evidence(FunctionProfile profile, IReadOnlyList<FormatSite> sites, double share)
    {
        var bytes = double.IsNaN(profile.AllocatedBytes) ? "" : FormattableString.Invariant($" and {profile.AllocatedBytes:#,0} bytes");
        var numbers = new Dictionary<string, double> { ["places"] = sites.Count, ["computeShare"] = share, ["meanMs"] = profile.Duration.Mean };
        if (bytes.Length > 0) numbers["allocatedBytes"] = profile.AllocatedBytes;
        return new Reason("format-conversion.needless-copies", FormattableString.Invariant(
            $"{sites.Count} {(sites.Count == 1 ? "place copies" : "places copy")} more than needed ({sites[0].Kind} in line {sites[0].Line}); an invocation computes for {profile.Duration.Mean * share:0.###} ms{bytes}."))
        {
            Numbers = numbers,
        };
    }
}
