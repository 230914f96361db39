namespace Optimizer.Core.Operations.Alerts;

/// <summary>Where alerts go. Raising one never waits, never throws, and never changes what the caller does.</summary>
public interface IAlertSink
{
    void Raise(Alert alert);
}
