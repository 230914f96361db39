using Optimizer.Core.Simulation;
using Optimizer.Runtime.Policies;

namespace Optimizer.Core.Tests.Simulation;

/// <summary>Waits for something that never comes.</summary>
internal sealed class FakeSilentPolicy : IFunctionPolicy<SimulatedRequest, SimulatedResponse>
{
    private readonly TaskCompletionSource<SimulatedResponse> never = new();

    public PolicyStage Stage => PolicyStage.Cache;

    public Task<SimulatedResponse> InvokeAsync(
        SimulatedRequest request, Func<SimulatedRequest, CancellationToken, Task<SimulatedResponse>> next, CancellationToken cancellationToken) => never.Task;
}
