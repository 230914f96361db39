using Optimizer.Runtime;
using System.Net.Http.Json;

namespace Healthy;

public sealed record Place(double Latitude, double Longitude);

public sealed record Forecast(double Celsius, string Sky);

[FunctionContract(Safe = true, MaxStalenessSeconds = 300)]
public sealed class Weather(HttpClient http) : IPlatformFunction<Place, Forecast>
{
    public async Task<Forecast> InvokeAsync(Place request, CancellationToken cancellationToken) =>
        await http.GetFromJsonAsync<Forecast>(FormattableString.Invariant($"https://weather.example/v1?lat={request.Latitude}&lon={request.Longitude}"), Json.Options, cancellationToken)
        ?? throw new InvalidOperationException("There is no forecast.");
}
