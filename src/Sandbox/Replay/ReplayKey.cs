using System.Text;
using System.Text.Json;
using Optimizer.Runtime.Json;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Sandbox.Replay;

/// <summary>The identity of a dependency call: what is asked of whom, in canonical form. Equal for the call and its recording.</summary>
internal static class ReplayKey
{
    /// <summary>Null when the call was recorded without its request.</summary>
    public static string? Of(DependencyCall call) => call.Request switch
    {
        { ValueKind: JsonValueKind.Object } r when Url(r) is { } url => Http(Text(r, "method"), url, BodyOf(r)),
        { ValueKind: JsonValueKind.Object } r when r.TryGetProperty("arguments", out _) => Interface(r),
        _ => null,
    };

    public static string Http(string method, Uri url, string canonicalBody) =>
        canonicalBody.Length == 0 ? $"{method} {RecordedCall.UrlOf(url)}" : $"{method} {RecordedCall.UrlOf(url)} {canonicalBody}";

    /// <param name="request">As <see cref="RecordedCall"/> writes an interface call.</param>
    public static string Interface(JsonElement request) =>
        $"{Text(request, "method")} {Canonical(request.GetProperty("arguments"))}";

    /// <summary>The absolute address of a recorded HTTP call; null where the call is not one.</summary>
    public static Uri? Url(JsonElement request) =>
        request.TryGetProperty("url", out var url) && url.ValueKind == JsonValueKind.String
        && Uri.TryCreate(url.GetString(), UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) ? address : null;

    /// <summary>JSON in canonical form, other text as it is.</summary>
    public static string CanonicalBody(string text)
    {
        if (text.Length == 0) return "";
        try
        {
            return Canonical(JsonElement.Parse(text));
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private static string BodyOf(JsonElement request) =>
        !request.TryGetProperty("body", out var body) || body.ValueKind == JsonValueKind.Null ? ""
        : body.ValueKind == JsonValueKind.String ? CanonicalBody(body.GetString()!)
        : Canonical(body);

    private static string Canonical(JsonElement value) => Encoding.UTF8.GetString(CanonicalJson.Write(value).Span);

    private static string Text(JsonElement value, string member) =>
        value.TryGetProperty(member, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
}
