using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Optimizer.Core.Operations.Alerts;

namespace Optimizer.Core.Storage.Integrity;

/// <summary>Puts the checks before a host's two stores.</summary>
public static class IntegrityServices
{
    /// <summary>Registers <c>IStateStore</c> and <c>IBlobStore</c> over the stores that are given; where an <c>IAlertSink</c> is registered, it hears of damage.</summary>
    public static IServiceCollection AddCheckedStores(
        this IServiceCollection services, Func<IServiceProvider, IStateStore> state, Func<IServiceProvider, IBlobStore> blobs)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(s => new Quarantine(blobs(s), s.GetRequiredService<TimeProvider>(), s.GetService<IAlertSink>()));
        services.TryAddSingleton<IStateStore>(s => new SealedStateStore(state(s), s.GetRequiredService<Quarantine>()));
        services.TryAddSingleton<IBlobStore>(s => new ReplicatedBlobStore(blobs(s), s.GetRequiredService<Quarantine>()));
        return services;
    }
}
