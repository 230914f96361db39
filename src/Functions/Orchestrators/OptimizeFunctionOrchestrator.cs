using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Optimizer.Core.Phases;
using Optimizer.Functions.Workflow;

namespace Optimizer.Functions.Orchestrators;

/// <summary>One opportunity: generate and validate; its cycle releases it.</summary>
public static class OptimizeFunctionOrchestrator
{
    [Function(OptimizeFunction.Name)]
    public static Task<OptimizeFunctionOutput> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, OptimizeFunctionInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Version switch
        {
            OrchestratorVersions.First => OptimizeFunction.RunAsync(new DurableWorkflowContext(context), input),
            var version => throw OrchestratorVersions.Unknown(OptimizeFunction.Name, version),
        };
    }
}
