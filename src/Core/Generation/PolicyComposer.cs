using Optimizer.Core.Catalog;
using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Source;

namespace Optimizer.Core.Generation;

/// <summary>Composes a function's policies, live and new, into one decorator with one ordered pipeline.</summary>
internal static class PolicyComposer
{
    private static readonly Lazy<OptimizationCatalog> Catalog = new(() => OptimizationCatalog.Discover());

    /// <exception cref="GenerationRefusedException">A request or response cannot be keyed or copied, or a live rewrite stands in the way.</exception>
    public static Candidate Compose(
        PolicyOptimization type, Opportunity opportunity, FunctionSource source, IReadOnlyDictionary<string, OptimizationPlan> live)
    {
        RefuseHiddenState(type, source);
        var plans = new SortedDictionary<string, OptimizationPlan>(live.ToDictionary(), StringComparer.Ordinal) { [type.Id] = opportunity.Plan };
        var steps = plans.Select(p => (Type: Catalog.Value.Get(p.Key), Plan: p.Value)).ToList();
        if (steps.Find(s => s.Type is not PolicyOptimization) is { Type: { } rewrite })
            throw new GenerationRefusedException(new Reason(
                "generation.rewrite-live", $"{rewrite.Title} has rewritten {source.Id}; a policy on top of a rewrite is composed once the rewrite is in the source.")
                { WouldFlip = $"Apply the patch of {rewrite.Title} to the source and register the platform again." });
        var pipeline = steps.Select(s => new PipelineStep((PolicyOptimization)s.Type, s.Plan)).OrderBy(s => s.Type.Stage).ToList();
        return Write(type, opportunity, source, plans, new DecoratorWriter(source, pipeline));
    }

    private static Candidate Write(
        PolicyOptimization type, Opportunity opportunity, FunctionSource source, SortedDictionary<string, OptimizationPlan> plans, DecoratorWriter writer)
    {
        var text = writer.Write();
        var folder = source.File.Contains('/', StringComparison.Ordinal) ? source.File[..(source.File.LastIndexOf('/') + 1)] : "";
        var path = $"{folder}{writer.ClassName}.cs";
        if (source.Platform.Files.ContainsKey(path))
            throw new GenerationRefusedException(new Reason("generation.file-exists", $"{path} is there already.") { WouldFlip = "Rename or remove it." });
        List<SourceEdit> edits = [new(path, null, text)];
        if (PlatformJsonEdit.ChangeType(source, writer.FullName) is { } json) edits.Add(json);
        return new Candidate(source.Id, type.Id, writer.FullName, text, edits)
        {
            Plan = opportunity.Plan,
            Plans = plans,
            BundleSource = text,
            Features = ChangeCounter.Count(edits, statefulPolicies: 1),
        };
    }

    private static void RefuseHiddenState(PolicyOptimization type, FunctionSource source)
    {
        if (!type.SharesResponses) return;
        if (JsonShape.Hidden(source.RequestType, source.Compilation) is { } request)
            throw Refused("request", request, "equal JSON would not mean equal requests");
        if (!JsonShape.IsDeeplyImmutable(source.ResponseType) && JsonShape.Hidden(source.ResponseType, source.Compilation) is { } response)
            throw Refused("response", response, "a copy for a second caller would not be the whole response");
    }

    private static GenerationRefusedException Refused(string what, string hidden, string because) => new(new Reason(
        $"generation.{what}-hidden-state", $"The {what} type has state that JSON does not show ({hidden}), so {because}.")
        { WouldFlip = $"Show it as public members, or take it out of the {what}." });
}
