namespace Storefront.Supplier;

/// <summary>What arrived at the supplier. Thread-safe.</summary>
internal sealed class SupplierCounters
{
    private long connections;
    private long requests;

    /// <summary>Connections that were opened.</summary>
    public long Connections => Volatile.Read(ref connections);

    /// <summary>HTTP requests that were received.</summary>
    public long Requests => Volatile.Read(ref requests);

    public void ConnectionOpened() => Interlocked.Increment(ref connections);

    public void RequestReceived() => Interlocked.Increment(ref requests);
}
