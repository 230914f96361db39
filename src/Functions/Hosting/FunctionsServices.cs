using Azure.Core.Serialization;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Optimizer.Api;
using Optimizer.Api.Alerts;
using Optimizer.Api.Limits;
using Optimizer.Core.Catalog;
using Optimizer.Core.Phases;
using Optimizer.Core.Phases.Monitoring;
using Optimizer.Core.Proof;
using Optimizer.Core.State.Telemetry;
using Optimizer.Core.Traffic;
using Optimizer.Core.Workflow;
using Optimizer.Functions.Reviews;
using Optimizer.Functions.Timers;
using Optimizer.Functions.Workflow;
using Optimizer.Sandbox;

namespace Optimizer.Functions.Hosting;

/// <summary>Everything that the app's functions are made of.</summary>
internal static class FunctionsServices
{
    public static IServiceCollection AddFunctionsOptimizer(this IServiceCollection services, OptimizerSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(settings.Catalog);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new ApiOptions { Autonomy = settings.Autonomy, TrustForwardedFor = true });
        services.AddAzureStore(settings);
        services.AddOptimizer().AddOptimizerApi();
        services.AddAlerts(settings.AlertWebhook is { } webhook ? new AlertWebhookOptions { Url = webhook, Secret = settings.AlertSecret } : null);
        services.AddSingleton<ITrafficSource>(s => s.GetRequiredService<TelemetryStore>());
        services.AddSingleton<IEvidenceSource>(s => s.GetRequiredService<TelemetryStore>());
        services.AddSingleton<ISandbox>(s => new SandboxProcess(s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IReferenceProvider, AppReferences>();
        services.AddSingleton<PlatformRound>();
        services.AddSingleton<DurableCycles>();
        services.AddSingleton<ReviewDecisions>();
        services.AddSingleton<DurableClientSlot>();
        services.AddSingleton<ICycleStarter, DurableCycleStarter>();
        services.AddSingleton<IWarmUp, StoreWarmUp>();
        services.AddSingleton<IWarmUp, LearnerWarmUp>();
        services.AddHostedService<LearnerKeeper>();
        return services.AddWorkerDefaults();
    }

    /// <summary>Payloads of workflows are written as the embedded runner writes them; the API's handlers bound request bodies themselves.</summary>
    private static IServiceCollection AddWorkerDefaults(this IServiceCollection services)
    {
        services.AddOptions<WorkerOptions>().Configure<PlanJson>((worker, json) => worker.Serializer = new JsonObjectSerializer(json.Options));
        services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = ApiLimits.Largest);
        return services;
    }
}
