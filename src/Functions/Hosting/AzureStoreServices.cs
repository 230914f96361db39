using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.DependencyInjection;
using Optimizer.Core.Bundles;
using Optimizer.Core.Catalog;
using Optimizer.Core.Model;
using Optimizer.Core.Operations;
using Optimizer.Core.State;
using Optimizer.Core.State.Telemetry;
using Optimizer.Core.Storage.Integrity;
using Optimizer.Functions.Signing;
using Optimizer.Storage;

namespace Optimizer.Functions.Hosting;

/// <summary>The state of platforms in a storage account, and the key that signs their bundles.</summary>
internal static class AzureStoreServices
{
    public static IServiceCollection AddAzureStore(this IServiceCollection services, OptimizerSettings settings)
    {
        services.AddSingleton<TokenCredential>(_ => new DefaultAzureCredential(
            new DefaultAzureCredentialOptions { ManagedIdentityClientId = settings.IdentityClientId }));
        services.AddSingleton<IIdGenerator, TimeOrderedIds>();
        services.AddSingleton(s => AzureStorage.Open(
            settings.StorageAccount, new AzureStorageOptions(), s.GetRequiredService<IIdGenerator>(), s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<TokenCredential>()));
        services.AddCheckedStores(s => s.GetRequiredService<AzureStorage>().State, s => s.GetRequiredService<AzureStorage>().Blobs);
        services.AddStoreInspection();
        services.AddSingleton(s => Signer(settings, s));
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<PlatformState>(s, s.GetRequiredService<PlanJson>().Options));
        services.AddSingleton<IPlatformState>(s => s.GetRequiredService<PlatformState>());
        services.AddSingleton(new TelemetryOptions());
        services.AddSingleton<TelemetryStore>();
        return services;
    }

    private static IBundleSigner Signer(OptimizerSettings settings, IServiceProvider services) =>
        settings.SigningKey is { } key
            ? new KeyVaultBundleSigner(key, services.GetRequiredService<TokenCredential>(), new HttpClient())
            : new FileBundleSigner(settings.SigningKeyFolder!);
}
