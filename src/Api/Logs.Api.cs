using Microsoft.Extensions.Logging;

namespace Optimizer.Api;

/// <summary>Event ids 3000 to 3099.</summary>
internal static partial class Logs
{
    [LoggerMessage(3000, LogLevel.Error, "{Method} {Pattern} failed.")]
    public static partial void RouteFailed(ILogger log, string method, string pattern, Exception fault);
}
