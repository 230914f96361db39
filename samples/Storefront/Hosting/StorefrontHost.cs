using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Optimizer.Runtime;

namespace Storefront.Hosting;

/// <summary>The application that serves the storefront's functions on Optimizer.Runtime.</summary>
internal static class StorefrontHost
{
    public static IHost Build(StorefrontOptions options)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddFilter(level => level >= LogLevel.Warning)
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddHttpClient();
        builder.Services.AddPlatform("storefront", platform => Configure(platform, options))
            .AddFunction<Availability, AvailabilityRequest, StockLevel>("availability")
            .AddFunction<CheckoutTotal, Basket, CheckoutSum>("checkout-total")
            .AddFunction<OrderStatus, OrderStatusRequest, OrderProgress>("order-status")
            .AddFunction<PriceQuote, QuoteRequest, Quote>("price-quote")
            .AddFunction<Promotions, PromotionsRequest, PromotionList>("promotions")
            .AddFunction<ReserveStock, ReserveStockRequest, Reservation>("reserve-stock")
            .AddFunction<ShippingRates, ShippingRatesRequest, ShippingOptions>("shipping-rates");
        return builder.Build();
    }

    /// <summary>Short intervals and many recordings: a demonstration lasts a minute, not a day.</summary>
    private static void Configure(PlatformOptions platform, StorefrontOptions options)
    {
        platform.Optimizer = options.Optimizer;
        platform.ApiKey = options.Key;
        platform.PublicKeyPem = options.PublicKeyFile is null ? null : File.ReadAllText(options.PublicKeyFile);
        platform.ManifestInterval = TimeSpan.FromMilliseconds(500);
        platform.FlushInterval = TimeSpan.FromMilliseconds(500);
        platform.RecordingRate = 0.25;
        platform.Instance = "storefront-1";
        platform.Seed = options.Seed;
    }
}
