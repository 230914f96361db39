using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Storefront.Supplier;

namespace Helped.Dependencies;

/// <summary>What the functions call, behind one gateway on loopback, in a process of its own so that functions that hold threads do not slow it.</summary>
internal static class DependencyServer
{
    /// <summary>Serves until the input ends; its first line on the output is the gateway's address.</summary>
    public static async Task RunAsync(int seed, TextReader input, TextWriter output, TimeProvider time)
    {
        await using var app = Build(seed, time);
        await app.StartAsync();
        var addresses = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;
        await output.WriteLineAsync(addresses.Single().Replace("http://", "socks5://", StringComparison.Ordinal));
        await output.FlushAsync();
        while (await input.ReadLineAsync() is not null)
        {
        }
    }

    private static WebApplication Build(int seed, TimeProvider time)
    {
        var times = new ServiceTimes(seed, time);
        var handshake = new GatewayHandshake(times, new SupplierCounters());
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listener =>
        {
            listener.Protocols = HttpProtocols.Http1;
            listener.Use(next => connection => handshake.AdmitAsync(connection, next));
        }));
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(1));
        var app = builder.Build();
        new SteadyServices(times).Map(app);
        new Acquirer(times, time).Map(app);
        new ReportingDatabase(times).Map(app);
        return app;
    }
}
