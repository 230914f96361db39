using Microsoft.Extensions.Logging;

namespace Optimizer.Runtime;

/// <summary>The runtime's log messages; event ids 1000 to 1099.</summary>
internal static partial class Logs
{
    [LoggerMessage(1000, LogLevel.Information, "Function '{Function}': version {Version} is loaded and ready to be routed to.")]
    public static partial void VersionLoaded(ILogger log, string function, int version);

    [LoggerMessage(1001, LogLevel.Error, "Function '{Function}' stays on its original in place of version {Version}: the bundle was refused.")]
    public static partial void BundleRefused(ILogger log, Exception e, string function, int version);

    [LoggerMessage(1002, LogLevel.Warning, "Function '{Function}': version {Version} cannot be had now; the original answers until it can.")]
    public static partial void BundleUnavailable(ILogger log, Exception e, string function, int version);

    [LoggerMessage(1003, LogLevel.Error, "Function '{Function}': version {Version} does not fit this application and is no longer routed to.")]
    public static partial void VersionBroken(ILogger log, Exception e, string function, int version);

    [LoggerMessage(1004, LogLevel.Warning, "Function '{Function}': version {Version} threw when it was disposed.")]
    public static partial void DisposeFailed(ILogger log, Exception e, string function, int version);

    [LoggerMessage(1005, LogLevel.Warning, "The optimizer did not take telemetry; {Waiting} invocations wait.")]
    public static partial void TelemetryDelayed(ILogger log, Exception e, int waiting);

    [LoggerMessage(1006, LogLevel.Warning, "The optimizer rejected {Count} invocations; they are dropped.")]
    public static partial void BatchRejected(ILogger log, Exception e, int count);

    [LoggerMessage(1007, LogLevel.Warning, "The manifest of platform '{Platform}' cannot be had; routes stay as they are.")]
    public static partial void ManifestUnavailable(ILogger log, Exception e, string platform);

    [LoggerMessage(1008, LogLevel.Error, "The runtime of platform '{Platform}' met a fault of its own; functions go on.")]
    public static partial void OwnFault(ILogger log, Exception e, string platform);

    [LoggerMessage(1009, LogLevel.Warning, "Platform '{Platform}' has no PublicKeyPem: no version but the original will be loaded.")]
    public static partial void NoPublicKey(ILogger log, string platform);

    [LoggerMessage(1010, LogLevel.Error, "Function '{Function}': a route of revision {Revision} was given again after {Newest}; the present one stays. After the optimizer's store was restored from an older copy: roll the function back to 0, then restart this application without its RouteMemoryPath file.")]
    public static partial void RouteReplayed(ILogger log, string function, long revision, long newest);

    [LoggerMessage(1011, LogLevel.Error, "Function '{Function}': the route of revision {Revision} is not signed by the pinned key; the original answers.")]
    public static partial void RouteUnsigned(ILogger log, string function, long revision);

    [LoggerMessage(1012, LogLevel.Warning, "RouteMemoryPath {Path} cannot be used: routes are remembered only as long as this process lives.")]
    public static partial void RouteMemoryBroken(ILogger log, Exception e, string path);
}
