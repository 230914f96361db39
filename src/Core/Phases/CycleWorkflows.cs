using Microsoft.Extensions.DependencyInjection;
using Optimizer.Core.Phases.Analysis;
using Optimizer.Core.Phases.Deployment;
using Optimizer.Core.Phases.Detection;
using Optimizer.Core.Phases.Generation;
using Optimizer.Core.Phases.Iteration;
using Optimizer.Core.Phases.Monitoring;
using Optimizer.Core.Phases.Validation;
using Optimizer.Core.Workflow.Embedded;

namespace Optimizer.Core.Phases;

/// <summary>Makes the cycle's workflows and activities known to the embedded runner.</summary>
public static class CycleWorkflows
{
    public static void Register(EmbeddedWorkflowRunner runner, IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(runner);
        runner.RegisterWorkflow<CycleInput, CycleOutput>(OptimizationCycle.Name, OptimizationCycle.RunAsync);
        runner.RegisterWorkflow<OptimizeFunctionInput, OptimizeFunctionOutput>(OptimizeFunction.Name, OptimizeFunction.RunAsync);
        runner.RegisterActivity<DetectionInput, DetectionOutput>(PhaseNames.Detection, services.GetRequiredService<DetectionActivity>);
        runner.RegisterActivity<AnalysisInput, AnalysisOutput>(PhaseNames.Analysis, services.GetRequiredService<AnalysisActivity>);
        runner.RegisterActivity<GenerationInput, GenerationOutput>(PhaseNames.Generation, services.GetRequiredService<GenerationActivity>);
        runner.RegisterActivity<ValidationInput, ValidationOutput>(PhaseNames.Validation, services.GetRequiredService<ValidationActivity>);
        runner.RegisterActivity<DeploymentInput, DeploymentOutput>(PhaseNames.Deployment, services.GetRequiredService<DeploymentActivity>);
        runner.RegisterActivity<RollbackInput, RollbackOutput>(PhaseNames.Rollback, services.GetRequiredService<RollbackActivity>);
        runner.RegisterActivity<ReviewInput, string>(ReviewActivity.Name, services.GetRequiredService<ReviewActivity>);
        runner.RegisterActivity<MonitorInput, MonitorOutput>(PhaseNames.Monitoring, services.GetRequiredService<MonitorActivity>);
        runner.RegisterActivity<IterationInput, IterationOutput>(PhaseNames.Iteration, services.GetRequiredService<IterationActivity>);
    }
}
