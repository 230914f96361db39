using Optimizer.Runtime.Handles;

namespace Optimizer.Runtime;

/// <summary>The functions that an application adds to one platform.</summary>
internal sealed class PlatformRegistration(string platform)
{
    private readonly Dictionary<string, Func<HandleServices, FunctionHandle>> factories = new(StringComparer.Ordinal);

    public string Platform { get; } = platform;

    public IReadOnlyDictionary<string, Func<HandleServices, FunctionHandle>> Factories => factories;

    /// <exception cref="ArgumentException">The id is taken.</exception>
    public void Add(string id, Func<HandleServices, FunctionHandle> factory)
    {
        if (!factories.TryAdd(id, factory))
            throw new ArgumentException($"Platform '{Platform}' already has a function '{id}'.", nameof(id));
    }
}
