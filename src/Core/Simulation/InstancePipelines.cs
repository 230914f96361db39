using Optimizer.Runtime.Policies;

namespace Optimizer.Core.Simulation;

/// <summary>One pipeline for each process of the trace: what a policy keeps, it keeps for its own process alone.</summary>
/// <param name="create">Makes the pipeline of an instance, by its number.</param>
internal sealed class InstancePipelines(Func<ushort, FunctionPipeline<SimulatedRequest, SimulatedResponse>> create)
{
    private FunctionPipeline<SimulatedRequest, SimulatedResponse>?[] pipelines = [null];

    public FunctionPipeline<SimulatedRequest, SimulatedResponse> this[ushort instance]
    {
        get
        {
            if (instance >= pipelines.Length) Array.Resize(ref pipelines, Math.Max(instance + 1, 2 * pipelines.Length));
            return pipelines[instance] ??= create(instance);
        }
    }
}
