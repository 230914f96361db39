using Optimizer.Runtime;
using System.Net.Http.Json;
using Microsoft.Extensions.Caching.Memory;

namespace Healthy;

public sealed record CountryRef(string Code);

public sealed record Country(string Name);

public sealed class CountryNames(HttpClient http, IMemoryCache cache) : IPlatformFunction<CountryRef, Country>
{
    public async Task<Country> InvokeAsync(CountryRef request, CancellationToken cancellationToken) =>
        (await cache.GetOrCreateAsync(request.Code, entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = TimeSpan.FromHours(6);
            return http.GetFromJsonAsync<Country>($"https://countries.example/v1/{request.Code}", Json.Options, cancellationToken);
        }))!;
}
