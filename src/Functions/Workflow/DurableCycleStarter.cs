using Optimizer.Core.Workflow;

namespace Optimizer.Functions.Workflow;

/// <summary>The API's way to start a cycle; one per invocation.</summary>
internal sealed class DurableCycleStarter(DurableCycles cycles, DurableClientSlot slot) : ICycleStarter
{
    public Task<string> StartAsync(string platform, CancellationToken cancellationToken) =>
        cycles.StartAsync(slot.Client, platform, "request", cancellationToken);
}
