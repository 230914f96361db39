using System.Text.Json;
using System.Text.Json.Serialization;

namespace Optimizer.Api;

/// <summary>How the API reads and writes JSON: camel case, enums as kebab-case names, unknown numbers as null.</summary>
public static class ApiJson
{
    /// <summary>Read-only.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            MaxDepth = 32,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower), new KnownNumberConverter() },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
