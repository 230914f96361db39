using System.Collections.Concurrent;

namespace Optimizer.Runtime.Handles;

/// <summary>The handles of a platform, each created when it is first asked for.</summary>
internal sealed class FunctionHandles(IReadOnlyDictionary<string, Func<HandleServices, FunctionHandle>> factories, HandleServices services)
{
    private readonly ConcurrentDictionary<string, Lazy<FunctionHandle>> handles = new(StringComparer.Ordinal);

    /// <summary>Every handle; those that nobody asked for yet are created.</summary>
    /// <exception cref="FunctionActivationException">A function cannot be constructed.</exception>
    public IEnumerable<FunctionHandle> All => factories.Keys.Select(Get);

    /// <exception cref="FunctionActivationException">The function cannot be constructed.</exception>
    public FunctionHandle Get(string id) =>
        handles.GetOrAdd(id, key => new Lazy<FunctionHandle>(() => factories[key](services))).Value;
}
