using Optimizer.Runtime;

namespace Healthy;

public sealed record Translation(string Key, string Language);

public sealed record Translated(string Text);

public sealed class TranslateText : IPlatformFunction<Translation, Translated>
{
    private static readonly Lazy<Dictionary<string, string>> German = new(() => Enumerable.Range(0, 500).ToDictionary(i => $"key{i}", i => $"Wort {i}", StringComparer.Ordinal));

    public Task<Translated> InvokeAsync(Translation request, CancellationToken cancellationToken) =>
        Task.FromResult(new Translated(request.Language == "de" ? German.Value.GetValueOrDefault(request.Key, request.Key) : request.Key));
}
