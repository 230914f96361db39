using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Optimizer.Core.Catalog;
using Optimizer.Core.Learning;
using Optimizer.Core.Learning.Loop;
using Optimizer.Core.Learning.Self;
using Optimizer.Core.Phases.Analysis;
using Optimizer.Core.Phases.Deployment;
using Optimizer.Core.Phases.Detection;
using Optimizer.Core.Phases.Generation;
using Optimizer.Core.Phases.Iteration;
using Optimizer.Core.Phases.Iteration.Premises;
using Optimizer.Core.Phases.Monitoring;
using Optimizer.Core.Phases.Validation;
using Optimizer.Core.Proof;

namespace Optimizer.Core.Phases;

/// <summary>Registers what Core brings to a host.</summary>
public static class OptimizerServices
{
    /// <summary>
    /// Adds the phases and what they share. The host adds the ports: <c>IPlatformState</c>, <c>IBlobStore</c>, <c>ITrafficSource</c>,
    /// <c>IEvidenceSource</c>, <c>ISandbox</c>, <c>IReferenceProvider</c> and <c>TimeProvider</c>. Options registered before stay; those of
    /// optimizations come from the host's configuration.
    /// </summary>
    public static IServiceCollection AddOptimizer(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(s => s.GetService<IConfiguration>() is { } settings ? OptimizationCatalog.Configured(settings) : OptimizationCatalog.Discover());
        services.TryAddSingleton<PlanJson>();
        services.TryAddSingleton<CycleBlobs>();
        services.TryAddSingleton<PlatformWorkspace>();
        services.TryAddSingleton(new AnalysisOptions());
        services.TryAddSingleton(new ProofOptions());
        services.TryAddSingleton(new GateOptions());
        services.TryAddSingleton(new RolloutOptions());
        services.TryAddSingleton(new AutonomousOptimizerOptions());
        services.TryAddSingleton(new WatchOptions());
        services.TryAddSingleton(new PremiseOptions { Runtime = Environment.Version.ToString(2) });
        services.TryAddSingleton<Tier1Registry>();
        services.TryAddSingleton<WindowReader>();
        services.TryAddSingleton<ITier1>(s => s.GetRequiredService<Tier1Registry>());
        services.TryAddSingleton(s => new SafeTier1(s.GetService<ITier1>(), s.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<AnomalyWatch>();
        services.TryAddSingleton<DetectionActivity>();
        services.TryAddSingleton<AnalysisActivity>();
        services.TryAddSingleton<GenerationActivity>();
        services.TryAddSingleton<ValidationActivity>();
        services.TryAddSingleton<DeploymentActivity>();
        services.TryAddSingleton<RollbackActivity>();
        services.TryAddSingleton<ReviewActivity>();
        services.TryAddSingleton<MonitorActivity>();
        services.TryAddSingleton<IterationActivity>();
        return services;
    }
}
