using System.Net.Http.Json;
using Optimizer.Runtime;

namespace Storefront;

/// <summary>
/// Holds an order's lines in the warehouse until payment. The order's id names the reservation, so sending it again changes
/// nothing.
/// </summary>
[FunctionContract(Idempotent = true)]
public sealed class ReserveStock(IHttpClientFactory http) : IPlatformFunction<ReserveStockRequest, Reservation>
{
    public async Task<Reservation> InvokeAsync(ReserveStockRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var client = http.CreateClient("warehouse");
        using var response = await client.PutAsJsonAsync(
            $"http://warehouse.internal/v1/reservations/{Uri.EscapeDataString(request.OrderId)}", request.Lines, cancellationToken);
        response.EnsureSuccessStatusCode();

        var held = await response.Content.ReadFromJsonAsync<HeldLines>(cancellationToken);
        return new Reservation(request.OrderId, held?.Site ?? "", held?.Units ?? 0);
    }
}
