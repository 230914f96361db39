using System.Text.Json;
using Optimizer.Core.Storage;
using Optimizer.Runtime.Json;

namespace Optimizer.Core.State;

/// <summary>How entries of the audit log are chained.</summary>
internal static class AuditChain
{
    private static readonly JsonSerializerOptions Json = StateJson.Create();

    public static AuditEntry Next(
        AuditHead head, DateTimeOffset at, string platform, string? function, string @event, string actor, JsonElement detail)
    {
        var entry = new AuditEntry(head.Sequence + 1, at, platform, function, @event, actor, detail, head.Hash, "");
        return entry with { Hash = HashOf(entry) };
    }

    /// <summary>SHA-256 over the canonical JSON of all members but the hash itself.</summary>
    public static string HashOf(AuditEntry entry)
    {
        var hashed = new
        {
            entry.Sequence, At = entry.At.ToUniversalTime(), entry.Platform, entry.Function, entry.Event, entry.Actor, entry.Detail, entry.Previous,
        };
        return ContentHash.Of(CanonicalJson.Write(JsonSerializer.SerializeToElement(hashed, Json)).Span);
    }
}
