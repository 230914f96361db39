using Optimizer.Runtime;
using System.Net.Http.Json;
using System.Text.Json;

namespace Healthy;

public sealed record RateRef(string From, string To, DateOnly Day);

public sealed record Rate(decimal Value);

public sealed class ExchangeRate(HttpClient http) : IPlatformFunction<RateRef, Rate>
{
    public async Task<Rate> InvokeAsync(RateRef request, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync($"https://rates.example/v1/{request.From}", cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<Rate>(Json.Options, cancellationToken) ?? throw new InvalidOperationException("The answer is empty.");
    }
}
