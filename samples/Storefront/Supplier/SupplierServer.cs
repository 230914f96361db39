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

namespace Storefront.Supplier;

/// <summary>
/// Everything that the storefront's functions call: five services behind one gateway on loopback, with service times, limits and
/// faults of their own.
/// </summary>
internal sealed class SupplierServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly WarehouseService warehouse;

    private SupplierServer(WebApplication app, WarehouseService warehouse)
    {
        this.app = app;
        this.warehouse = warehouse;
    }

    /// <summary>Where clients reach the services by name.</summary>
    public Uri Gateway => new(
        app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single()
            .Replace("http://", "socks5://", StringComparison.Ordinal));

    /// <summary>What has arrived.</summary>
    public required SupplierCounters Counters { get; init; }

    /// <summary>The fault of the carriers' gateway; off at first.</summary>
    public required KeepAliveLimit CarrierKeepAlive { get; init; }

    /// <summary>Starts on a free loopback port.</summary>
    /// <param name="seed">Of service times and faults.</param>
    /// <param name="time">The clock that service times are spent on.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    public static async Task<SupplierServer> StartAsync(int seed, TimeProvider time, CancellationToken cancellationToken)
    {
        var times = new ServiceTimes(seed, time);
        var counters = new SupplierCounters();
        var keepAlive = new KeepAliveLimit();
        var warehouse = new WarehouseService(times);
        var app = Build(new GatewayHandshake(times, counters), counters);
        new PricingService(times).Map(app);
        warehouse.Map(app);
        new CarrierService(times, keepAlive).Map(app);
        new CampaignService(times).Map(app);
        new OrderService(times).Map(app);
        await app.StartAsync(cancellationToken);
        return new SupplierServer(app, warehouse) { Counters = counters, CarrierKeepAlive = keepAlive };
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        warehouse.Dispose();
    }

    private static WebApplication Build(GatewayHandshake handshake, SupplierCounters counters)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listener =>
        {
            listener.Protocols = HttpProtocols.Http1;
            listener.Use(next => connection => handshake.AdmitAsync(connection, next));
        }));
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(1));
        var app = builder.Build();
        app.Use((_, next) =>
        {
            counters.RequestReceived();
            return next();
        });
        return app;
    }
}
