using Optimizer.Core.Source;

namespace Optimizer.Local.Commands.Bench.Soak;

/// <summary>A platform of equal functions, each of which several policies suit.</summary>
internal static class SoakPlatform
{
    public const string Name = "soak";

    /// <param name="functions">How many, ≥ 1.</param>
    public static PlatformSource Of(int functions)
    {
        var ids = Enumerable.Range(1, functions).ToList();
        var files = ids.ToDictionary(i => $"Quote{i}.cs", Text, StringComparer.Ordinal);
        files["Messages.cs"] = "namespace Soak; public sealed record QuoteRequest(string Sku); public sealed record Quote(string Sku, decimal Price);";
        var definition = new PlatformDefinition(Name, [.. ids.Select(i => new FunctionDefinition($"quote-{i}", $"Soak.Quote{i}"))], []);
        files[PlatformDefinitionReader.FileName] =
            $$"""{ "platform": "{{Name}}", "functions": [ {{string.Join(", ", ids.Select(i => $$"""{ "id": "quote-{{i}}", "type": "Soak.Quote{{i}}" }"""))}} ] }""";
        return new PlatformSource(definition, files);
    }

    private static string Text(int number) => $$"""
        using System.Net.Http.Json;
        using Optimizer.Runtime;

        namespace Soak;

        [FunctionContract(Safe = true, MaxStalenessSeconds = 60)]
        public sealed class Quote{{number}}(IHttpClientFactory clients) : IPlatformFunction<QuoteRequest, Quote>
        {
            public async Task<Quote> InvokeAsync(QuoteRequest request, CancellationToken cancellationToken)
            {
                var client = clients.CreateClient("prices");
                return await client.GetFromJsonAsync<Quote>($"http://prices.example/{request.Sku}", cancellationToken)
                    ?? throw new InvalidOperationException("no price");
            }
        }
        """;
}
