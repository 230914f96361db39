using System.Collections.Concurrent;
using Optimizer.Core.Operations.Alerts;

namespace Optimizer.TestKit.Storage;

/// <summary>Keeps what was raised.</summary>
public sealed class FakeAlertSink : IAlertReceiver
{
    private readonly ConcurrentQueue<Alert> raised = new();

    public IReadOnlyList<Alert> Raised => [.. raised];

    public void Raise(Alert alert) => raised.Enqueue(alert);
}
