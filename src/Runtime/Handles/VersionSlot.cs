using Optimizer.Runtime.Versions;

namespace Optimizer.Runtime.Handles;

/// <summary>A constructed version of a function.</summary>
/// <param name="version">0 for the original.</param>
/// <param name="function">What answers.</param>
/// <param name="context">What it was loaded into; null for the original.</param>
internal sealed class VersionSlot<TRequest, TResponse>(
    int version, IPlatformFunction<TRequest, TResponse> function, BundleLoadContext? context)
{
    public readonly IPlatformFunction<TRequest, TResponse> Function = function;
    public readonly int Version = version;

    /// <summary>Calls under way.</summary>
    public int InFlight;

    /// <summary>Whether its assembly turned out not to fit the application.</summary>
    public bool IsBroken { get; set; }

    public BundleLoadContext? Context { get; } = context;
}
