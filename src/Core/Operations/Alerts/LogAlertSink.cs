using Microsoft.Extensions.Logging;

namespace Optimizer.Core.Operations.Alerts;

/// <summary>Writes alerts to the log: errors where a person has to act, warnings where it is done.</summary>
public sealed class LogAlertSink(ILogger<LogAlertSink> log) : IAlertReceiver
{
    public void Raise(Alert alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        if (alert.Kind is AlertKinds.RolledBack or AlertKinds.Withdrawn or AlertKinds.StorageRepaired) Logs.AlertHandled(log, alert);
        else Logs.AlertRaised(log, alert);
    }
}
