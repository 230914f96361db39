using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Storefront.Supplier;

/// <summary><c>orders.internal</c>: a well-kept service.</summary>
internal sealed class OrderService(ServiceTimes times)
{
    private static readonly string[] States = ["received", "paid", "shipped", "delivered"];

    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/orders/{orderId}", GetAsync).RequireHost("orders.internal");

    private async Task<IResult> GetAsync(string orderId, CancellationToken cancellationToken)
    {
        await times.WorkAsync(7, 0.2, cancellationToken);
        return Results.Json(new OrderRecord(orderId, States[StableHash.Of(orderId) % States.Length]));
    }
}
