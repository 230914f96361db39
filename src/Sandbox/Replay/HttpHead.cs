using System.Globalization;

namespace Optimizer.Sandbox.Replay;

/// <summary>A request's line and headers.</summary>
internal sealed record HttpHead(string Method, string Target, IReadOnlyDictionary<string, string> Headers)
{
    public bool IsChunked => Headers.GetValueOrDefault("Transfer-Encoding")?.Contains("chunked", StringComparison.OrdinalIgnoreCase) ?? false;

    public long ContentLength =>
        long.TryParse(Headers.GetValueOrDefault("Content-Length"), NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : 0;

    public bool ExpectsContinue => Headers.ContainsKey("Expect");

    /// <summary>What a client of this name adds: <c> by client "ledger"</c>. Empty for the one without a name.</summary>
    public string By => Headers.GetValueOrDefault(NamedClient.Header) is { } name ? $" by client \"{Uri.UnescapeDataString(name)}\"" : "";

    public string? Cookie => Headers.GetValueOrDefault("Cookie");

    public string? TraceParent => Headers.GetValueOrDefault("traceparent");

    /// <summary>The absolute address: the target where it is one (to a proxy), else the target on the given origin (inside a tunnel).</summary>
    /// <exception cref="InvalidDataException">It is no address.</exception>
    public Uri Address(string? origin) =>
        Uri.TryCreate(origin is null ? Target : origin + Target, UriKind.Absolute, out var address)
            ? address
            : throw new InvalidDataException($"No address: {Target}");
}
