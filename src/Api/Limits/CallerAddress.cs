using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Optimizer.Api.Limits;

/// <summary>Where a call comes from, as far as limits go: an IPv6 network of 64 bits is one caller, who has all of its addresses.</summary>
internal static class CallerAddress
{
    public static string Of(HttpContext context, ApiOptions options)
    {
        var address = options.TrustForwardedFor ? Forwarded(context) : context.Connection.RemoteIpAddress;
        if (address is null) return "unknown";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }

    /// <summary>The front end's own entry is the last; those before it may be anything. Some write the port behind it.</summary>
    private static IPAddress? Forwarded(HttpContext context)
    {
        var last = context.Request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim();
        return IPEndPoint.TryParse(last, out var place) ? place.Address : context.Connection.RemoteIpAddress;
    }
}
