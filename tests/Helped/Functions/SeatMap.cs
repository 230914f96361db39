using System.Net.Http.Json;
using Optimizer.Runtime;

namespace Helped;

/// <summary>Which seats of a show are still free. It must be current; who asks in the same moment may be told the same.</summary>
[FunctionContract(Safe = true)]
public sealed class SeatMap(IHttpClientFactory http) : IPlatformFunction<SeatMapRequest, Seats>
{
    public async Task<Seats> InvokeAsync(SeatMapRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var client = http.CreateClient("tickets");
        var free = await client.GetFromJsonAsync<int[]>(
            $"http://tickets.internal/v1/shows/{Uri.EscapeDataString(request.ShowId)}/free", cancellationToken) ?? [];
        return new Seats(request.ShowId, [.. free.Order()]);
    }
}
