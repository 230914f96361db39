using Optimizer.Core.Workflow;

namespace Optimizer.Functions.Workflow;

/// <summary>Starts cycles with the client of the invocation that asks.</summary>
internal sealed class DurableCycleStarter(DurableCycles cycles, DurableClientSlot slot) : ICycleStarter
{
    public Task<string> StartAsync(string platform, CancellationToken cancellationToken) => StartAsync(platform, "request", cancellationToken);

    public Task<string> StartAsync(string platform, string trigger, CancellationToken cancellationToken) =>
        cycles.StartAsync(slot.Client, platform, trigger, cancellationToken);
}
