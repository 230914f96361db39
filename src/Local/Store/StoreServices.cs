using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Optimizer.Api.Keys;
using Optimizer.Core.Bundles;
using Optimizer.Core.Catalog;
using Optimizer.Core.Model;
using Optimizer.Core.Operations;
using Optimizer.Core.Phases.Monitoring;
using Optimizer.Core.State;
using Optimizer.Core.Storage.Integrity;
using Optimizer.Storage;

namespace Optimizer.Local.Store;

/// <summary>The state of platforms in a folder: one SQLite file and the signing key. In an account's store, the folder has only the key.</summary>
internal static class StoreServices
{
    public static IServiceCollection AddFolderStore(this IServiceCollection services, string dataPath, TimeProvider time, AccountStore? account = null)
    {
        services.TryAddSingleton(time);
        services.TryAddSingleton(new RolloutOptions());
        services.TryAddSingleton(s => s.GetService<IConfiguration>() is { } settings ? OptimizationCatalog.Configured(settings) : OptimizationCatalog.Discover());
        services.TryAddSingleton<PlanJson>();
        if (account is null) services.AddDatabase(dataPath);
        else account.AddTo(services, time);
        services.AddSingleton<IBundleSigner>(_ => new FileBundleSigner(dataPath));
        services.AddSingleton<IIdGenerator, TimeOrderedIds>();
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<PlatformState>(s, s.GetRequiredService<PlanJson>().Options));
        services.AddSingleton<IPlatformState>(s => s.GetRequiredService<PlatformState>());
        services.AddSingleton<PlatformOperations>();
        services.AddStoreInspection();
        services.AddSingleton<KeyRing>();
        services.AddSingleton<KeyOperations>();
        return services;
    }

    private static void AddDatabase(this IServiceCollection services, string dataPath)
    {
        services.AddSingleton(_ => new SqliteDatabase(dataPath));
        services.AddSingleton<SqliteStateStore>();
        services.AddSingleton<SqliteBlobStore>();
        services.AddCheckedStores(s => s.GetRequiredService<SqliteStateStore>(), s => s.GetRequiredService<SqliteBlobStore>());
    }
}
