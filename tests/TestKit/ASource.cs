using Optimizer.Core.Source;

namespace Optimizer.TestKit;

/// <summary>Platforms for tests, from source text.</summary>
public static class ASource
{
    /// <summary>A platform of one function whose id is <c>quote</c>, in <c>Functions/Quote.cs</c>.</summary>
    public static PlatformCompilation Of(string type, string text, params (string Path, string Text)[] others) =>
        PlatformCompiler.Compile(Source(type, text, others), PlatformReferences.Default);

    /// <summary>The one function of such a platform.</summary>
    public static FunctionSource Function(string type, string text, params (string Path, string Text)[] others) =>
        Of(type, text, others).Functions["quote"];

    public static PlatformSource Source(string type, string text, params (string Path, string Text)[] others)
    {
        var definition = $$"""
            {
              "platform": "shop",
              "functions": [
                { "id": "quote", "type": "{{type}}" }
              ]
            }

            """;
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["Functions/Quote.cs"] = text, [PlatformDefinitionReader.FileName] = definition,
        };
        foreach (var (path, other) in others) files[path] = other;
        return new PlatformSource(PlatformDefinitionReader.Read(definition), files);
    }
}
