using Microsoft.DurableTask.Client;

namespace Optimizer.Functions.Workflow;

/// <summary>Carries the client that a trigger was given to whatever it calls: the client comes as a binding, never from the container.</summary>
public sealed class DurableClientSlot
{
    private readonly AsyncLocal<DurableTaskClient?> client = new();

    /// <summary>Of the invocation that this code runs in.</summary>
    internal DurableTaskClient Client
    {
        get => client.Value ?? throw new InvalidOperationException("This function has no [DurableClient] parameter, so it cannot start workflows.");
        set => client.Value = value;
    }
}
