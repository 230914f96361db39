using Optimizer.TestKit.Azure;

[assembly: AssemblyFixture(typeof(Azurite))]

namespace Optimizer.Storage.Tests;

internal static class AzuriteExtensions
{
    /// <summary>Waits are short, since what they wait for is on this machine.</summary>
    private static readonly AzureStorageOptions Quick = new()
    {
        MaxRetries = 12, RetryDelay = TimeSpan.FromMilliseconds(5), MaxRetryDelay = TimeSpan.FromMilliseconds(50),
    };

    /// <summary>A table and a container of its own.</summary>
    public static AzureStorage Open(this Azurite azurite) => azurite.Open(azurite.ConnectionString, azurite.NewName());

    public static AzureStorage Open(this Azurite azurite, string connectionString, string name) =>
        AzureStorage.Open(connectionString, Quick with { Name = name }, new TimeOrderedIds(TimeProvider.System), TimeProvider.System);
}
