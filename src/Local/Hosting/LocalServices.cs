using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Optimizer.Core.Catalog;
using Optimizer.Core.Phases;
using Optimizer.Core.Proof;
using Optimizer.Core.Storage;
using Optimizer.Core.Workflow;
using Optimizer.Core.Workflow.Embedded;
using Optimizer.Local.Running;
using Optimizer.Local.Store;
using Optimizer.Sandbox;
using Optimizer.Storage;

namespace Optimizer.Local.Hosting;

/// <summary>The optimizer in one process: the phases, the embedded runner, the sandbox and a store in a folder.</summary>
internal static class LocalServices
{
    /// <summary>The caller adds <c>ITrafficSource</c> and <c>IEvidenceSource</c>.</summary>
    public static IServiceCollection AddLocalOptimizer(this IServiceCollection services, string dataPath, TimeProvider time, AccountStore? account = null)
    {
        services.AddLogging();
        services.AddFolderStore(dataPath, time, account);
        services.AddOptimizer();
        services.TryAddSingleton<ISandbox>(_ => new SandboxProcess(time));
        services.TryAddSingleton<IReferenceProvider, FolderReferences>();
        services.TryAddSingleton(new EmbeddedWorkflowOptions { Owner = ProcessOwner.Current, HasEnded = ProcessOwner.HasEnded });
        services.AddSingleton<CandidateFolders>();
        services.AddSingleton(CreateRunner);
        services.AddSingleton<EmbeddedCycleStarter>();
        services.AddSingleton<ICycleStarter>(s => s.GetRequiredService<EmbeddedCycleStarter>());
        return services;
    }

    private static EmbeddedWorkflowRunner CreateRunner(IServiceProvider services)
    {
        var runner = new EmbeddedWorkflowRunner(
            services.GetRequiredService<IStateStore>(), services.GetRequiredService<IBlobStore>(), services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<EmbeddedWorkflowOptions>(), services.GetRequiredService<ILogger<EmbeddedWorkflowRunner>>(),
            services.GetRequiredService<PlanJson>().Options);
        CycleWorkflows.Register(runner, services);
        return runner;
    }
}
