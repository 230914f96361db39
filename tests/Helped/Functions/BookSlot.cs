using System.Net.Http.Json;
using Optimizer.Runtime;

namespace Helped;

/// <summary>Books a delivery slot. The order's id names the booking, so booking it again changes nothing.</summary>
[FunctionContract(Idempotent = true)]
public sealed class BookSlot(IHttpClientFactory http) : IPlatformFunction<BookSlotRequest, Booking>
{
    public async Task<Booking> InvokeAsync(BookSlotRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var client = http.CreateClient("calendar");
        using var response = await client.PutAsJsonAsync(
            $"http://calendar.internal/v1/bookings/{Uri.EscapeDataString(request.OrderId)}", new Slot(request.Day, request.Hour), cancellationToken);
        response.EnsureSuccessStatusCode();

        var booked = await response.Content.ReadFromJsonAsync<Slot>(cancellationToken);
        return new Booking(request.OrderId, booked?.Day ?? request.Day, $"{booked?.Hour:00}:00");
    }
}
