using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Optimizer.Core.Phases;
using Optimizer.Functions.Workflow;

namespace Optimizer.Functions.Orchestrators;

/// <summary>The seven phases over a platform.</summary>
public static class OptimizationCycleOrchestrator
{
    [Function(OptimizationCycle.Name)]
    public static Task<CycleOutput> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, CycleInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Version switch
        {
            OrchestratorVersions.First => OptimizationCycle.RunAsync(new DurableWorkflowContext(context), input),
            var version => throw OrchestratorVersions.Unknown(OptimizationCycle.Name, version),
        };
    }
}
