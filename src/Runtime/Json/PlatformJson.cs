using System.Text.Json;
using System.Text.Json.Serialization;

namespace Optimizer.Runtime.Json;

/// <summary>How requests, responses and telemetry are written as JSON.</summary>
public static class PlatformJson
{
    /// <summary>Web defaults (camel case, case-insensitive reading), fields included, enums as names or numbers. Read-only.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            IncludeFields = true,
            MaxDepth = 64,
            Converters = { new JsonStringEnumConverter() },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
