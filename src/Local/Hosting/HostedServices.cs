using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Optimizer.Api;
using Optimizer.Api.Alerts;
using Optimizer.Core.Phases.Monitoring;
using Optimizer.Core.State.Telemetry;
using Optimizer.Core.Traffic;

namespace Optimizer.Local.Hosting;

/// <summary>What a serving process adds: the API, live telemetry and the timers.</summary>
internal static class HostedServices
{
    public static IServiceCollection AddHostedOptimizer(this IServiceCollection services, OptimizerHostOptions options)
    {
        services.AddSingleton(options);
        services.TryAddSingleton(new ApiOptions { Autonomy = options.Autonomy });
        services.TryAddSingleton(new TelemetryOptions { EvidenceBucket = options.EvidenceBucket });
        services.TryAddSingleton(new RolloutOptions { SafeStateAfter = SafeStateAfter(options.MonitorInterval) });
        services.AddSingleton<TelemetryStore>();
        services.AddSingleton<ITrafficSource>(s => s.GetRequiredService<TelemetryStore>());
        services.AddSingleton<IEvidenceSource>(s => s.GetRequiredService<TelemetryStore>());
        services.AddLocalOptimizer(options.DataPath, options.Time, options.Account).AddOptimizerApi();
        services.AddAlerts(options.AlertWebhook);
        services.AddSingleton<IHostedService, MonitorTimer>();
        services.AddSingleton<IHostedService, InspectionTimer>();
        services.AddSingleton<IHostedService, PurgeTimer>();
        services.AddSingleton<IHostedService, LearnerKeeper>();
        if (options.CycleInterval is { } interval)
            services.AddSingleton<IHostedService>(s => ActivatorUtilities.CreateInstance<CycleTimer>(s, interval));
        return services;
    }

    /// <summary>A few looks may be missed before monitoring counts as down.</summary>
    private static TimeSpan SafeStateAfter(TimeSpan monitorInterval)
    {
        var usual = new RolloutOptions().SafeStateAfter;
        return monitorInterval > usual / 3 ? 3 * monitorInterval : usual;
    }
}
