using Optimizer.Runtime;
using System.Net.Http.Json;
using System.Text.Json;

namespace Healthy;

public sealed record NewOrder(string Customer, List<string> Skus);

public sealed record Placed(int Number);

public sealed class PlaceOrder(HttpClient http) : IPlatformFunction<NewOrder, Placed>
{
    public async Task<Placed> InvokeAsync(NewOrder request, CancellationToken cancellationToken)
    {
        if (request.Skus.Count == 0) throw new ArgumentException("An order needs at least one item.", nameof(request));
        using var response = await http.PostAsJsonAsync("https://orders.example/v1", request, Json.Options, cancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<Placed>(Json.Options, cancellationToken))!;
    }
}
