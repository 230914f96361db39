using Optimizer.Runtime;
using System.Net.Http.Json;

namespace Healthy;

public sealed record FlagRef(string Tenant);

public sealed record Flags(List<string> On);

public sealed class FeatureFlags(HttpClient http, TimeProvider time) : IPlatformFunction<FlagRef, Flags>
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, (DateTimeOffset Until, Flags Flags)> known = new();

    public async Task<Flags> InvokeAsync(FlagRef request, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(request.Tenant, out var kept) && kept.Until > time.GetUtcNow()) return kept.Flags;
        var flags = await http.GetFromJsonAsync<Flags>($"https://flags.example/v1/{request.Tenant}", Json.Options, cancellationToken) ?? new Flags([]);
        known[request.Tenant] = (time.GetUtcNow().AddMinutes(1), flags);
        return flags;
    }
}
