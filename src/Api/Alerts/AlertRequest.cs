using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Optimizer.Core.Operations.Alerts;

namespace Optimizer.Api.Alerts;

/// <summary>An alert as it is posted: JSON, with its moment and, where there is a secret, its signature in headers.</summary>
internal static class AlertRequest
{
    /// <summary>Unix seconds; a receiver refuses what is old.</summary>
    public const string TimestampHeader = "x-optimizer-timestamp";

    /// <summary><c>sha256=</c> and the hex HMAC-SHA-256 of <c>{timestamp}.{body}</c>.</summary>
    public const string SignatureHeader = "x-optimizer-signature";

    public static HttpRequestMessage Of(Alert alert, AlertWebhookOptions options, DateTimeOffset now)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(AlertDocument.Of(alert), ApiJson.Options);
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, options.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(TimestampHeader, timestamp);
        if (options.Secret is { } secret) request.Headers.Add(SignatureHeader, Signature(secret, timestamp, body));
        return request;
    }

    public static string Signature(string secret, string timestamp, byte[] body) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.UTF8.GetBytes(timestamp + "."), .. body]));
}
