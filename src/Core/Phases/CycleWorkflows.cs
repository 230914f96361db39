using Microsoft.Extensions.DependencyInjection;
using Optimizer.Core.Phases.Analysis;
using Optimizer.Core.Phases.Deployment;
using Optimizer.Core.Phases.Detection;
using Optimizer.Core.Phases.Generation;
using Optimizer.Core.Phases.Iteration;
using Optimizer.Core.Phases.Monitoring;
using Optimizer.Core.Phases.Validation;
using Optimizer.Core.Workflow;
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
        Activity<DetectionInput, DetectionOutput, DetectionActivity>(PhaseNames.Detection);
        Activity<AnalysisInput, AnalysisOutput, AnalysisActivity>(PhaseNames.Analysis);
        Activity<GenerationInput, GenerationOutput, GenerationActivity>(PhaseNames.Generation);
        Activity<ValidationInput, ValidationOutput, ValidationActivity>(PhaseNames.Validation);
        Activity<DeploymentInput, DeploymentOutput, DeploymentActivity>(PhaseNames.Deployment);
        Activity<RollbackInput, RollbackOutput, RollbackActivity>(PhaseNames.Rollback);
        Activity<ReviewInput, string, ReviewActivity>(ReviewActivity.Name);
        Activity<MonitorInput, MonitorOutput, MonitorActivity>(PhaseNames.Monitoring);
        Activity<IterationInput, IterationOutput, IterationActivity>(PhaseNames.Iteration);

        void Activity<TInput, TOutput, TActivity>(string name)
            where TActivity : notnull, IActivity<TInput, TOutput> => runner.RegisterActivity(name, () => Create<TInput, TOutput, TActivity>(name, services));
    }

    private static IActivity<TInput, TOutput> Create<TInput, TOutput, TActivity>(string name, IServiceProvider services)
        where TActivity : notnull, IActivity<TInput, TOutput>
    {
        var activity = services.GetRequiredService<TActivity>();
        return services.GetService<IActivityDecorator>() is { } decorator ? decorator.Decorate(name, activity) : activity;
    }
}
