using Microsoft.Extensions.Logging;

namespace Optimizer.Api;

/// <summary>Event ids 3000 to 3099.</summary>
internal static partial class Logs
{
    [LoggerMessage(3000, LogLevel.Error, "{Method} {Pattern} failed.")]
    public static partial void RouteFailed(ILogger log, string method, string pattern, Exception fault);

    [LoggerMessage(3001, LogLevel.Error, "The alert {Kind} did not reach the webhook at {Host}: {Fault} {Status}. The log has it; {Dropped} were dropped so far because too many waited.")]
    public static partial void AlertNotPosted(ILogger log, string kind, string host, string fault, System.Net.HttpStatusCode? status, long dropped);
}
