using Optimizer.Runtime;
using System.Net.Http.Json;
using System.Text.Json;

namespace Healthy;

public sealed record OrderRef(int Number);

public sealed record OrderView(string Customer, decimal Total, int Parcels);

public sealed record Parcels(int Count);

public sealed record OrderHead(string Customer, decimal Total);

public sealed class OrderSummary(IHttpClientFactory clients) : IPlatformFunction<OrderRef, OrderView>
{
    public async Task<OrderView> InvokeAsync(OrderRef request, CancellationToken cancellationToken)
    {
        var client = clients.CreateClient("orders");
        var head = client.GetFromJsonAsync<OrderHead>($"https://orders.example/v1/{request.Number}", Json.Options, cancellationToken);
        var parcels = client.GetFromJsonAsync<Parcels>($"https://parcels.example/v1/by-order/{request.Number}", Json.Options, cancellationToken);
        await Task.WhenAll(head, parcels);
        var (order, count) = (await head, await parcels);
        return new OrderView(order?.Customer ?? "unknown", order?.Total ?? 0, count?.Count ?? 0);
    }
}
