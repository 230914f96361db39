using System.Collections.Frozen;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Optimizer.Core.Optimizations;

namespace Optimizer.Core.Catalog;

/// <summary>The optimizations that are known: found by reflection, never listed.</summary>
public sealed class OptimizationCatalog
{
    private readonly FrozenDictionary<string, Optimization> byId;

    private OptimizationCatalog(IReadOnlyList<Optimization> all)
    {
        All = all;
        byId = all.ToFrozenDictionary(o => o.Id, StringComparer.Ordinal);
    }

    /// <summary>In the order of their ids.</summary>
    public IReadOnlyList<Optimization> All { get; }

    /// <summary>Finds the sealed subclasses of <see cref="Optimization"/>.</summary>
    /// <param name="assemblies">Where to look; this assembly when none is given.</param>
    /// <exception cref="InvalidOperationException">Two types have the same id, or one has no public parameterless constructor.</exception>
    public static OptimizationCatalog Discover(params Assembly[] assemblies)
    {
        ArgumentNullException.ThrowIfNull(assemblies);
        Assembly[] searched = assemblies.Length == 0 ? [typeof(OptimizationCatalog).Assembly] : assemblies;
        var found = searched.Distinct().SelectMany(a => a.GetTypes())
            .Where(t => t.IsSealed && t.IsSubclassOf(typeof(Optimization)))
            .Select(Create).OrderBy(o => o.Id, StringComparer.Ordinal).ToList();
        if (found.GroupBy(o => o.Id).FirstOrDefault(g => g.Count() > 1) is { } clash)
            throw new InvalidOperationException(
                $"The optimization id \"{clash.Key}\" is used by {string.Join(" and ", clash.Select(o => o.GetType().FullName))}; ids are persisted and must be unique.");
        return new OptimizationCatalog(found);
    }

    /// <summary>As <see cref="Discover"/>, with the options that <c>Optimizations:&lt;id&gt;</c> configures.</summary>
    /// <exception cref="OptionsFaultsException">One or more options are unknown or out of range; the message lists all of them.</exception>
    public static OptimizationCatalog Configured(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var catalog = Discover();
        new OptimizationOptions(configuration).BindTo(catalog.All);
        return catalog;
    }

    /// <summary>The optimization with the id; null when there is none.</summary>
    public Optimization? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>The optimization with the id.</summary>
    /// <exception cref="KeyNotFoundException">There is none: the id was persisted by a build that had it.</exception>
    public Optimization Get(string id) => Find(id)
        ?? throw new KeyNotFoundException($"There is no optimization '{id}'; known are {string.Join(", ", All.Select(o => o.Id))}.");

    private static Optimization Create(Type type) => type.GetConstructor(Type.EmptyTypes) is { } constructor
        ? (Optimization)constructor.Invoke(null)
        : throw new InvalidOperationException($"{type.FullName} needs a public parameterless constructor to be discovered.");
}
