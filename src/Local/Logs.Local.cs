using Microsoft.Extensions.Logging;

namespace Optimizer.Local;

/// <summary>Event ids 4000 to 4099.</summary>
internal static partial class Logs
{
    [LoggerMessage(4000, LogLevel.Error, "{Work} failed; it is tried again at its next time.")]
    public static partial void TimedWorkFailed(ILogger log, string work, Exception fault);

    [LoggerMessage(4001, LogLevel.Information, "{Platform}/{Function} version {Version}: {Action}. {Because}")]
    public static partial void VersionMoved(ILogger log, string platform, string function, int version, string action, string because);

    [LoggerMessage(4002, LogLevel.Error, "{Platform}/{Function} version {Version} could not be looked after: {Fault}")]
    public static partial void VersionFaulted(ILogger log, string platform, string function, int version, string fault);

    [LoggerMessage(4003, LogLevel.Information, "Cycle {Cycle} of {Platform} was started by schedule.")]
    public static partial void CycleStarted(ILogger log, string platform, string cycle);

    [LoggerMessage(4004, LogLevel.Warning, "{Platform}: a cycle was started out of turn. {Anomaly}")]
    public static partial void AnomalyStartedCycle(ILogger log, string platform, string anomaly);

    [LoggerMessage(4005, LogLevel.Information, "{Platform}: inspected {Bundles} bundles that serve, {Backups} backups and {Entries} entries of the log; {Damaged} are damaged beyond their copies.")]
    public static partial void Inspected(ILogger log, string platform, int bundles, int backups, int damaged, long entries);
}
