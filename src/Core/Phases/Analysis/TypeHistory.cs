using Optimizer.Core.State;

namespace Optimizer.Core.Phases.Analysis;

/// <summary>How versions of each type fared on a platform so far.</summary>
internal sealed class TypeHistory
{
    private readonly Dictionary<string, (int Held, int Tried, double Complexity)> types = new(StringComparer.Ordinal);

    public static async Task<TypeHistory> ReadAsync(IPlatformState state, string platform, CancellationToken cancellationToken)
    {
        var history = new TypeHistory();
        await foreach (var function in state.ListFunctionsAsync(platform, cancellationToken))
        {
            await foreach (var version in state.ListVersionsAsync(platform, function.Function, cancellationToken))
                history.Add(version);
        }
        return history;
    }

    /// <summary>Posterior mean of the success probability under a uniform prior (Laplace's rule of succession).</summary>
    public double Success(string type)
    {
        var (held, tried, _) = types.GetValueOrDefault(type);
        return (held + 1.0) / (tried + 2.0);
    }

    /// <summary>Mean complexity of earlier versions; 0 before there are any, which favours no type.</summary>
    public double Complexity(string type)
    {
        var (_, tried, complexity) = types.GetValueOrDefault(type);
        return tried == 0 ? 0 : complexity / tried;
    }

    private void Add(VersionRecord version)
    {
        if (version.State is VersionState.Ready or VersionState.Canary) return;
        var (held, tried, complexity) = types.GetValueOrDefault(version.Type);
        var holds = version.State == VersionState.Live || (version.State == VersionState.Withdrawn && version.Realised is { Lower: > 0 });
        types[version.Type] = (held + (holds ? 1 : 0), tried + 1, complexity + version.Assessment.Complexity);
    }
}
