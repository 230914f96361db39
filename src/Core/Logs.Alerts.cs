using Microsoft.Extensions.Logging;
using Optimizer.Core.Operations.Alerts;

namespace Optimizer.Core;

/// <summary>Event ids 3040 to 3049: alerts.</summary>
internal static partial class Logs
{
    [LoggerMessage(3040, LogLevel.Error, "ALERT {Alert}")]
    public static partial void AlertRaised(ILogger logger, Alert alert);

    [LoggerMessage(3041, LogLevel.Warning, "ALERT {Alert}")]
    public static partial void AlertHandled(ILogger logger, Alert alert);

    [LoggerMessage(3042, LogLevel.Error, "The alert {Kind} did not reach {Sink}; the others have it")]
    public static partial void AlertNotPassed(ILogger logger, string kind, string sink, Exception exception);
}
