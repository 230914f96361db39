namespace Optimizer.Core.Operations.Alerts;

/// <summary>One place that alerts end up in; <see cref="AlertRelay"/> passes them on to all of them.</summary>
public interface IAlertReceiver : IAlertSink;
