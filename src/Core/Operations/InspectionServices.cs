using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Optimizer.Core.Operations.Alerts;
using Optimizer.Core.State;
using Optimizer.Core.Storage;
using Optimizer.Core.Storage.Integrity;

namespace Optimizer.Core.Operations;

/// <summary>Registers what checks a store.</summary>
public static class InspectionServices
{
    /// <summary>The host has registered its stores, its signer and <c>PlatformState</c>.</summary>
    public static IServiceCollection AddStoreInspection(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton<AuditSeals>();
        services.TryAddSingleton<AuditVerifier>();
        services.TryAddSingleton(s => new Quarantine(s.GetRequiredService<IBlobStore>(), s.GetRequiredService<TimeProvider>(), s.GetService<IAlertSink>()));
        services.TryAddSingleton<AuditRepair>();
        services.TryAddSingleton<StoreInspection>();
        return services;
    }
}
