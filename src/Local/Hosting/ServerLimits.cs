using Microsoft.AspNetCore.Server.Kestrel.Core;
using Optimizer.Api.Limits;

namespace Optimizer.Local.Hosting;

/// <summary>What one caller may take of the server, so that there is always enough for the others.</summary>
internal static class ServerLimits
{
    /// <summary>Connections without a valid key so far; together with the trusted ones within the 4,096 files that most systems allow.</summary>
    public const int UnknownConnections = 1_536;

    /// <summary>Connections on which a valid key was shown.</summary>
    public const int TrustedConnections = 2_048;

    public static void Apply(KestrelServerOptions server)
    {
        server.AddServerHeader = false;
        server.Limits.MaxRequestBodySize = ApiLimits.Largest;
        server.Limits.MaxRequestHeadersTotalSize = 16 << 10;
        server.Limits.MaxRequestHeaderCount = 64;
        server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        server.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        server.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(5));
        server.Limits.MaxConcurrentConnections = UnknownConnections + TrustedConnections + 256;
        var gate = new ConnectionGate(UnknownConnections, TrustedConnections);
        server.ConfigureEndpointDefaults(listen => listen.Use(next => connection => gate.RunAsync(connection, next)));
    }
}
