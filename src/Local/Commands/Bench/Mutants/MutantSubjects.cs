using Optimizer.Core.Catalog;
using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Phases;
using Optimizer.Core.Phases.Detection;
using Optimizer.Core.Phases.Validation;
using Optimizer.Core.Source;
using Optimizer.Core.Storage;
using Optimizer.Core.Traffic;
using Optimizer.Local.Running;

namespace Optimizer.Local.Commands.Bench.Mutants;

/// <summary>Finds, on a platform and its recorded traffic, a candidate of every optimization, as detection and generation do.</summary>
internal sealed class MutantSubjects(PlatformSource source, PlatformCompilation platform, IReadOnlyDictionary<string, FunctionTraffic> traffic)
{
    private readonly OptimizationCatalog catalog = OptimizationCatalog.Discover();

    /// <exception cref="CommandFailedException">Folder or trace cannot be used.</exception>
    /// <exception cref="PlatformFaultsException">The platform's source cannot be used.</exception>
    public static async Task<MutantSubjects> ReadAsync(CommandIo io, DirectoryInfo folder, FileInfo trace, CancellationToken cancellationToken)
    {
        var source = PlatformFolder.Read(folder);
        var platform = PlatformCompiler.Compile(source, new FolderReferences().For(source.Definition));
        var versions = platform.Functions.Keys.ToDictionary(f => f, _ => 0, StringComparer.Ordinal);
        var content = await new TraceLoader(io.Error, io.Time).LoadAsync(trace, platform, versions, cancellationToken).ConfigureAwait(false);
        return new MutantSubjects(source, platform, content.Traffic);
    }

    /// <summary>The candidates of a type, the most promising first.</summary>
    public IReadOnlyList<MutantSubject> Of(string type)
    {
        var found = OpportunityFinder.Find(catalog, platform, traffic).Where(o => o.Type == type && o.Missing == 0 && traffic.ContainsKey(o.Function));
        return [.. found.OrderByDescending(o => o.Predicted).Select(Subject).OfType<MutantSubject>()];
    }

    /// <summary>All but tuning, which changes only constants that a function marks for it; <c>optimizer bench self</c> shows what it does.</summary>
    public IReadOnlyList<string> Types => [.. catalog.All.Select(o => o.Id).Where(id => id != Tuning.TypeId).Order(StringComparer.Ordinal)];

    private MutantSubject? Subject(Opportunity opportunity)
    {
        var type = catalog.Get(opportunity.Type);
        var (candidate, _, _) = SafeOptimization.Generate(
            type, opportunity, platform.Functions[opportunity.Function], new Dictionary<string, OptimizationPlan>());
        if (candidate is null || BundleCompiler.Compile(platform, candidate).Image is not { } image) return null;
        var observed = traffic[opportunity.Function];
        var detected = PlatformTotals.Of(traffic.Values.Select(t => t.Profile)).Weigh(opportunity, observed.Profile, Nowhere, 0);
        return new MutantSubject(new CandidateUnderTest(
            source.Definition.Platform, detected, candidate, type, platform, observed, image, source.Definition.References));
    }

    /// <summary>The traffic is at hand, so nothing is read from a store.</summary>
    private static BlobPointer Nowhere { get; } = new("", "", "", "");
}
