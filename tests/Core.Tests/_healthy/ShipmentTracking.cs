using Optimizer.Runtime;
using System.Net.Http.Json;
using System.Text.Json;

namespace Healthy;

public sealed record TrackingRef(string Code);

public sealed record TrackingState(string Step, DateTimeOffset At);

public sealed class ShipmentTracking(HttpClient http) : IPlatformFunction<TrackingRef, TrackingState>
{
    public async Task<TrackingState> InvokeAsync(TrackingRef request, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync($"https://shipments.example/v1/{request.Code}", cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<TrackingState>(Json.Options, cancellationToken) ?? throw new InvalidOperationException("The answer is empty.");
    }
}
