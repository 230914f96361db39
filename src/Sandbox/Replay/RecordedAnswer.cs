using System.Text;
using System.Text.Json;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Sandbox.Replay;

/// <summary>A recorded call, ready to be served again.</summary>
/// <param name="Key">See <see cref="ReplayKey"/>.</param>
/// <param name="Call">The recording.</param>
internal sealed record RecordedAnswer(string Key, DependencyCall Call)
{
    private const string Json = "application/json; charset=utf-8";

    /// <summary>Where an HTTP call went; null for an interface call.</summary>
    public Uri? Url { get; } = Call.Request is { ValueKind: JsonValueKind.Object } request ? ReplayKey.Url(request) : null;

    /// <summary>Neither a response nor a fault is known: the call cannot be served.</summary>
    public bool IsUnknown => Call.Response is null && Call.Error is null;

    /// <summary>Milliseconds without connection set-up.</summary>
    public double ServiceMs => Math.Max(0, Call.DurationMs - (Call.Connected ? Call.ConnectMs : 0));

    public int Status => Call.Response is { } r && r.TryGetProperty("status", out var status) && status.TryGetInt32(out var code) ? code : 200;

    /// <summary>What an interface call returned.</summary>
    public JsonElement? Result => Call.Response is { } r && r.TryGetProperty("result", out var result) ? result : null;

    public (byte[] Content, string? Type) Body()
    {
        if (Call.Response is not { } response || !response.TryGetProperty("body", out var body)) return ([], null);
        var type = response.TryGetProperty("contentType", out var recorded) ? recorded.GetString() : null;
        return body.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => ([], type),
            JsonValueKind.String => (Encoding.UTF8.GetBytes(body.GetString()!), type ?? "text/plain; charset=utf-8"),
            _ => (Encoding.UTF8.GetBytes(body.GetRawText()), type ?? Json),
        };
    }
}
