using Microsoft.Extensions.DependencyInjection;
using Optimizer.Core.Model;
using Optimizer.Core.Storage.Integrity;
using Optimizer.Storage;

namespace Optimizer.Local.Store;

/// <summary>A store in a storage account. Its text is never written, since an account's connection string holds its key.</summary>
/// <param name="account">A connection string, or the account's blob address for an Entra identity.</param>
/// <param name="name">Of the table and the container.</param>
internal sealed class AccountStore(string account, string name = "optimizer")
{
    /// <summary>The environment variable that names the account where <c>--storage</c> does not.</summary>
    public const string Variable = "OPTIMIZER_STORAGE";

    /// <summary>Another store in the same account.</summary>
    public AccountStore Named(string other) => new(account, other);

    public void AddTo(IServiceCollection services, TimeProvider time)
    {
        services.AddSingleton(s => Open(s.GetRequiredService<IIdGenerator>(), time));
        services.AddCheckedStores(s => s.GetRequiredService<AzureStorage>().State, s => s.GetRequiredService<AzureStorage>().Blobs);
    }

    /// <summary>Removes the table and the container with all that is in them.</summary>
    public Task DeleteAsync(TimeProvider time, CancellationToken cancellationToken) =>
        Open(new TimeOrderedIds(time), time).DeleteAsync(cancellationToken);

    /// <exception cref="StorageConnectionException">It names no account.</exception>
    private AzureStorage Open(IIdGenerator ids, TimeProvider time) => AzureStorage.Open(account, new AzureStorageOptions { Name = name }, ids, time);
}
