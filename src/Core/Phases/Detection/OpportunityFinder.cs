using Optimizer.Core.Catalog;
using Optimizer.Core.Model;
using Optimizer.Core.Source;
using Optimizer.Core.Traffic;

namespace Optimizer.Core.Phases.Detection;

/// <summary>Looks for opportunities in a compiled platform, without state and without writing anything.</summary>
public static class OpportunityFinder
{
    /// <param name="catalog">The types to look for.</param>
    /// <param name="platform">The platform.</param>
    /// <param name="traffic">By function; a function that is not in it is judged by its source alone.</param>
    /// <returns>In the order of functions, then of types.</returns>
    public static IReadOnlyList<Opportunity> Find(
        OptimizationCatalog catalog, PlatformCompilation platform, IReadOnlyDictionary<string, FunctionTraffic> traffic)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(platform);
        ArgumentNullException.ThrowIfNull(traffic);
        return
        [
            .. from function in platform.Functions.OrderBy(f => f.Key, StringComparer.Ordinal)
               let profile = traffic.GetValueOrDefault(function.Key)?.Profile ?? Unseen(function.Key)
               from type in catalog.All
               let found = SafeOptimization.Detect(type, profile, function.Value)
               where found is not null
               select found
        ];
    }

    private static FunctionProfile Unseen(string function) => new()
    {
        Function = function, Invocations = 0, From = DateTimeOffset.UnixEpoch, To = DateTimeOffset.UnixEpoch,
        Duration = new LatencySummary(0, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN), ErrorRate = 0,
        Errors = new Dictionary<string, long>(), Hashed = 0, RepeatRate = 0, Repeats = [], ConcurrentDuplicateRate = 0,
        RecoveryRates = new Dictionary<string, double>(), ResponseChangeRate = double.NaN, Observed = 0, Dependencies = [], DependencyShare = 0,
        ConnectionSetUpShare = 0, Replayable = 0, Instances = 0, MaxInFlight = 0, ColdStarts = 0, AllocatedBytes = double.NaN,
    };
}
