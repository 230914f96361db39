using Optimizer.Core.Operations.Alerts;

namespace Optimizer.Core.Tests.Operations.Alerts;

internal sealed class FakeThrowingSink : IAlertReceiver
{
    public void Raise(Alert alert) => throw new InvalidOperationException("no way out");
}
