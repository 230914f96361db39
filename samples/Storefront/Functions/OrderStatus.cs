using System.Net.Http.Json;
using Optimizer.Runtime;

namespace Storefront;

/// <summary>Where an order is, in the words of the order page.</summary>
[FunctionContract(Safe = true)]
public sealed class OrderStatus(IHttpClientFactory http) : IPlatformFunction<OrderStatusRequest, OrderProgress>
{
    public async Task<OrderProgress> InvokeAsync(OrderStatusRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var client = http.CreateClient("orders");
        var order = await client.GetFromJsonAsync<OrderRecord>(
            $"http://orders.internal/v1/orders/{Uri.EscapeDataString(request.OrderId)}", cancellationToken);
        return new OrderProgress(request.OrderId, order?.State switch
        {
            "paid" => "We are packing your order.",
            "shipped" => "Your order is on its way.",
            "delivered" => "Your order has been delivered.",
            _ => "We have received your order.",
        });
    }
}
