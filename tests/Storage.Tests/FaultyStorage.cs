using Optimizer.TestKit.Azure;

namespace Optimizer.Storage.Tests;

/// <summary>A store behind a proxy that injects faults, and the same store without it.</summary>
internal sealed class FaultyStorage : IAsyncDisposable
{
    private readonly FaultyProxy blobs;
    private readonly FaultyProxy tables;

    public FaultyStorage(Azurite azurite, Func<FaultyStorage, Func<long, string, StorageFault>> plan)
    {
        var name = azurite.NewName();
        Healthy = azurite.Open(azurite.ConnectionString, name);
        var faults = plan(this);
        (blobs, tables) = (new FaultyProxy(azurite.Blobs, faults).Start(), new FaultyProxy(azurite.Tables, faults).Start());
        Faulty = azurite.Open(azurite.ConnectionStringVia(blobs.Address, tables.Address), name);
    }

    public AzureStorage Healthy { get; }

    public AzureStorage Faulty { get; }

    public long Count(StorageFault fault) => blobs.Count(fault) + tables.Count(fault);

    public async ValueTask DisposeAsync()
    {
        await blobs.DisposeAsync();
        await tables.DisposeAsync();
    }
}
