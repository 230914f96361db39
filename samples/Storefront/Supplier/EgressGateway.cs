using System.Net;

namespace Storefront.Supplier;

/// <summary>
/// Sends every call to a service name (<c>pricing.internal</c>) through the gateway's listener, as an egress proxy of a cluster
/// does. Loopback addresses are reached directly.
/// </summary>
/// <param name="gateway">The listener's address: <c>socks5://127.0.0.1:port</c>.</param>
internal sealed class EgressGateway(Uri gateway) : IWebProxy
{
    public ICredentials? Credentials { get; set; }

    public Uri? GetProxy(Uri destination) => gateway;

    public bool IsBypassed(Uri host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.IsLoopback;
    }
}
