using Optimizer.Runtime;
using System.Net.Http.Json;
using System.Text.Json;

namespace Healthy;

public sealed record WarehouseRef(int Number);

public sealed record WarehouseState(int Free, int Used);

public sealed class WarehouseStatus(HttpClient http) : IPlatformFunction<WarehouseRef, WarehouseState>
{
    public async Task<WarehouseState> InvokeAsync(WarehouseRef request, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync($"https://warehouses.example/v1/{request.Number}", cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<WarehouseState>(Json.Options, cancellationToken) ?? throw new InvalidOperationException("The answer is empty.");
    }
}
