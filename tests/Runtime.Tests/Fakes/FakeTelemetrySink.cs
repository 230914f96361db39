using Optimizer.Runtime.Client;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Runtime.Tests.Fakes;

internal sealed class FakeTelemetrySink : ITelemetrySink
{
    public List<IReadOnlyList<Invocation>> Batches { get; } = [];

    /// <summary>Set to fail with this.</summary>
    public Exception? Fault { get; set; }

    public Task SendAsync(IReadOnlyList<Invocation> batch, CancellationToken cancellationToken)
    {
        if (Fault is not null) return Task.FromException(Fault);
        Batches.Add(batch);
        return Task.CompletedTask;
    }
}
