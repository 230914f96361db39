using System.Text.Json.Serialization;
using Optimizer.Core.State;

namespace Optimizer.Api.Documents;

/// <summary>A platform; its functions only where one platform was asked for.</summary>
internal sealed record PlatformDocument(string Platform, Autonomy Autonomy, bool Frozen, ChangesDocument Changes)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FunctionDocument>? Functions { get; init; }

    public static PlatformDocument Of(PlatformRecord platform, DateTimeOffset now) =>
        new(platform.Name, platform.Autonomy, platform.Frozen, ChangesDocument.Of(platform, now));
}
