using Microsoft.Extensions.Logging;

namespace Optimizer.Functions;

/// <summary>Event ids 5000 to 5099.</summary>
internal static partial class Logs
{
    [LoggerMessage(5000, LogLevel.Information, "{Platform}/{Function} version {Version}: {Action}. {Because}")]
    public static partial void VersionMoved(ILogger log, string platform, string function, int version, string action, string because);

    [LoggerMessage(5001, LogLevel.Error, "{Platform}/{Function} version {Version} could not be looked after: {Fault}")]
    public static partial void VersionFaulted(ILogger log, string platform, string function, int version, string fault);

    [LoggerMessage(5002, LogLevel.Information, "Cycle {Cycle} of {Platform} runs by schedule.")]
    public static partial void CycleStarted(ILogger log, string platform, string cycle);

    [LoggerMessage(5003, LogLevel.Warning, "Cycle {Cycle} of {Platform} is recorded as running but its orchestration has ended or never began; it is recorded as failed.")]
    public static partial void CycleLost(ILogger log, string platform, string cycle);

    [LoggerMessage(5004, LogLevel.Information, "Purged {Telemetry} telemetry batches and {Histories} orchestration histories.")]
    public static partial void Purged(ILogger log, int telemetry, int histories);

    [LoggerMessage(5005, LogLevel.Warning, "Review {Review} is decided, but its orchestration {Instance} could not be told; it ends at its deadline.")]
    public static partial void DecisionNotTold(ILogger log, string review, string instance, Exception fault);

    [LoggerMessage(5006, LogLevel.Warning, "{Platform}: a cycle was started out of turn. {Anomaly}")]
    public static partial void AnomalyStartedCycle(ILogger log, string platform, string anomaly);

    [LoggerMessage(5007, LogLevel.Information, "{Platform}: inspected {Bundles} bundles that serve, {Backups} backups and {Entries} entries of the log; {Damaged} are damaged beyond their copies.")]
    public static partial void Inspected(ILogger log, string platform, int bundles, int backups, int damaged, long entries);
}
