using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Storefront.Supplier;

/// <summary>
/// The fault of the carriers' new gateway: from the moment it is switched on, it refuses (503) what comes over a connection after
/// the first few requests. Clients that open one connection per call never notice.
/// </summary>
internal sealed class KeepAliveLimit
{
    private const int RequestsPerConnection = 4;
    private static readonly object Served = new();

    private volatile bool on;

    public void SwitchOn() => on = true;

    /// <summary>Whether the gateway refuses this request.</summary>
    public bool Refuses(HttpContext context)
    {
        if (!on) return false;
        var items = context.Features.GetRequiredFeature<IConnectionItemsFeature>().Items;
        var served = items.TryGetValue(Served, out var before) ? (int)before! : 0;
        items[Served] = served + 1;
        return served >= RequestsPerConnection;
    }
}
