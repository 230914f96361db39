using Microsoft.Extensions.DependencyInjection;
using Optimizer.Runtime;

namespace Storefront.Traffic;

/// <summary>All callers of the storefront.</summary>
internal sealed class Callers(IServiceProvider services, int seed, TimeProvider time)
{
    private readonly ICaller[] callers =
    [
        Of<AvailabilityRequest, StockLevel>(services, new AvailabilityTraffic(), seed + 1, time),
        Of<Basket, CheckoutSum>(services, new CheckoutTotalTraffic(), seed + 2, time),
        Of<OrderStatusRequest, OrderProgress>(services, new OrderStatusTraffic(), seed + 3, time),
        Of<QuoteRequest, Quote>(services, new PriceQuoteTraffic(), seed + 4, time),
        Of<PromotionsRequest, PromotionList>(services, new PromotionsTraffic(), seed + 5, time),
        Of<ReserveStockRequest, Reservation>(services, new ReserveStockTraffic(), seed + 6, time),
        Of<ShippingRatesRequest, ShippingOptions>(services, new ShippingRatesTraffic(), seed + 7, time),
    ];

    /// <summary>Calls until cancelled.</summary>
    public Task RunAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(callers.Select(c => c.RunAsync(cancellationToken)));

    /// <summary>What happened since the last time this was asked.</summary>
    public IReadOnlyList<CallerProgress> TakeProgress() => [.. callers.Select(c => c.Tally.Take())];

    private static Caller<TRequest, TResponse> Of<TRequest, TResponse>(
        IServiceProvider services, ITrafficPattern<TRequest> pattern, int seed, TimeProvider time) =>
        new(services.GetRequiredService<IFunction<TRequest, TResponse>>(), pattern, seed, time);
}
