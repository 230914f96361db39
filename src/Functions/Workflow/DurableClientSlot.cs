using Microsoft.DurableTask.Client;

namespace Optimizer.Functions.Workflow;

/// <summary>Carries the client that a trigger was given to the services of the same invocation: the client comes as a binding, never from the container.</summary>
internal sealed class DurableClientSlot
{
    private DurableTaskClient? client;

    public DurableTaskClient Client
    {
        get => client ?? throw new InvalidOperationException("This function has no [DurableClient] parameter, so it cannot start workflows.");
        set => client = value;
    }
}
