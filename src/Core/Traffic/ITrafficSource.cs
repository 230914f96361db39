namespace Optimizer.Core.Traffic;

/// <summary>Where a platform's invocations come from: the telemetry store, or a trace file.</summary>
public interface ITrafficSource
{
    /// <summary>Traffic of the version that is live (or the given ones), by function, over the window that detection looks at.</summary>
    /// <param name="platform">The platform's name.</param>
    /// <param name="versions">Which version's invocations to read, by function; functions not named: version 0.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    Task<IReadOnlyDictionary<string, FunctionTraffic>> ReadAsync(
        string platform, IReadOnlyDictionary<string, int> versions, CancellationToken cancellationToken);
}
