using Optimizer.Runtime;
using System.Net.Http.Json;

namespace Healthy;

public sealed record Typed(string Text, int Most);

public sealed record Suggestions(IReadOnlyList<string> Words);

[FunctionContract(Safe = true, Idempotent = true)]
public sealed class SearchSuggestions(HttpClient http) : IPlatformFunction<Typed, Suggestions>
{
    public async Task<Suggestions> InvokeAsync(Typed request, CancellationToken cancellationToken)
    {
        var words = await http.GetFromJsonAsync<string[]>($"https://search.example/suggest?q={Uri.EscapeDataString(request.Text)}", Json.Options, cancellationToken);
        return new Suggestions((words ?? []).Take(request.Most).ToArray());
    }
}
