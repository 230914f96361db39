using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Optimizer.Runtime;

namespace Storefront.Hosting;

/// <summary>
/// What a warm-up trigger does before an instance takes traffic: code is compiled and connections are open. It calls the
/// original classes directly, so nothing of it is in the telemetry.
/// </summary>
internal sealed class WarmUp(IServiceProvider services)
{
    private const int Rounds = 40;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var name = "WARM-" + round.ToString(CultureInfo.InvariantCulture);
            await Task.WhenAll(
                CallAsync<Availability, AvailabilityRequest, StockLevel>(new(name, null), cancellationToken),
                CallAsync<CheckoutTotal, Basket, CheckoutSum>(new("DE", 4.90m, [new BasketItem(name, 10m, 1)]), cancellationToken),
                CallAsync<OrderStatus, OrderStatusRequest, OrderProgress>(new(name), cancellationToken),
                CallAsync<PriceQuote, QuoteRequest, Quote>(new(name, "EUR", 1), cancellationToken),
                CallAsync<Promotions, PromotionsRequest, PromotionList>(new("new", "DE"), cancellationToken),
                CallAsync<ReserveStock, ReserveStockRequest, Reservation>(new(name, [new OrderLine(name, 1)]), cancellationToken),
                CallAsync<ShippingRates, ShippingRatesRequest, ShippingOptions>(new("DE", "10115", 500), cancellationToken));
        }
    }

    private async Task CallAsync<TFunction, TRequest, TResponse>(TRequest request, CancellationToken cancellationToken)
        where TFunction : class, IPlatformFunction<TRequest, TResponse>
    {
        try
        {
            await ActivatorUtilities.CreateInstance<TFunction>(services).InvokeAsync(request, cancellationToken);
        }
        catch (HttpRequestException)
        {
            // The flaky node: warm all the same.
        }
    }
}
