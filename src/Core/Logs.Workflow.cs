using Microsoft.Extensions.Logging;

namespace Optimizer.Core;

/// <summary>Event ids 3000 to 3099: the embedded workflow runner.</summary>
internal static partial class Logs
{
    [LoggerMessage(3000, LogLevel.Warning, "Activity {Activity} of {Instance} failed at attempt {Attempt} of {MaxAttempts} and is tried again: {ErrorType}: {Message}")]
    public static partial void ActivityRetried(
        ILogger logger, string instance, string activity, int attempt, int maxAttempts, string errorType, string message);

    [LoggerMessage(3001, LogLevel.Error, "Looking for unfinished workflows failed; it is tried again")]
    public static partial void SweepFailed(ILogger logger, Exception exception);

    [LoggerMessage(3002, LogLevel.Information, "Workflow {Instance} goes on in another runner")]
    public static partial void InstanceLost(ILogger logger, string instance);

    [LoggerMessage(3003, LogLevel.Error, "The run of workflow {Instance} was interrupted; it is taken up again from its journal")]
    public static partial void RunInterrupted(ILogger logger, string instance, Exception exception);

    [LoggerMessage(3004, LogLevel.Error, "Workflow {Instance} waits: no workflow '{Name}' is registered in this program")]
    public static partial void WorkflowUnknown(ILogger logger, string instance, string name);

    [LoggerMessage(3005, LogLevel.Information, "Workflow {Instance} ({Name}) goes on after {Steps} journaled steps")]
    public static partial void InstanceTakenUp(ILogger logger, string instance, string name, int steps);

    [LoggerMessage(3006, LogLevel.Warning, "The lease of workflow {Instance} could not be given back; it runs out by itself")]
    public static partial void LeaseKept(ILogger logger, string instance, Exception exception);
}
