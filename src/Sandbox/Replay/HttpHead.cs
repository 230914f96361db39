using System.Globalization;

namespace Optimizer.Sandbox.Replay;

/// <summary>A request's line and headers.</summary>
internal sealed record HttpHead(string Method, string Target, IReadOnlyDictionary<string, string> Headers)
{
    public bool IsChunked => Headers.GetValueOrDefault("Transfer-Encoding")?.Contains("chunked", StringComparison.OrdinalIgnoreCase) ?? false;

    public long ContentLength =>
        long.TryParse(Headers.GetValueOrDefault("Content-Length"), NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : 0;

    public bool ExpectsContinue => Headers.ContainsKey("Expect");

    public string? TraceParent => Headers.GetValueOrDefault("traceparent");

    /// <summary>The absolute address: the target where it is one (to a proxy), else the target on the given origin (inside a tunnel).</summary>
    /// <exception cref="InvalidDataException">It is no address.</exception>
    public Uri Address(string? origin) =>
        Uri.TryCreate(origin is null ? Target : origin + Target, UriKind.Absolute, out var address)
            ? address
            : throw new InvalidDataException($"No address: {Target}");
}
