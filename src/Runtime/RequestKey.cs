using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Optimizer.Runtime.Json;

namespace Optimizer.Runtime;

/// <summary>
/// The identity of a request: the first 128 bits of the SHA-256 of its canonical JSON. Collisions cannot be constructed in
/// practice, so a key may stand for the request where a wrong match would answer one caller with another's response.
/// </summary>
/// <param name="Value">The 128 bits.</param>
public readonly record struct RequestKey(UInt128 Value)
{
    /// <summary>The key of a request object.</summary>
    /// <exception cref="NotSupportedException">The request's type cannot be written as JSON.</exception>
    public static RequestKey Of<TRequest>(TRequest request) =>
        Of(CanonicalJson.Write(JsonSerializer.SerializeToElement(request, PlatformJson.Options)));

    /// <summary>The key of a recorded request.</summary>
    public static RequestKey Of(JsonElement request) => Of(CanonicalJson.Write(request));

    /// <summary>The 32 lower-case hex digits that telemetry carries as <c>requestHash</c>.</summary>
    public override string ToString() => Value.ToString("x32", CultureInfo.InvariantCulture);

    private static RequestKey Of(ReadOnlyMemory<byte> canonical)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(canonical.Span, hash);
        return new RequestKey(System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash));
    }
}
