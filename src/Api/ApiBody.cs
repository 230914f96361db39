using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Optimizer.Api.Limits;
using Optimizer.Api.Problems;

namespace Optimizer.Api;

/// <summary>Reads bodies that cannot grow past their limit, compressed or not.</summary>
internal static class ApiBody
{
    /// <summary>A JSON body.</summary>
    /// <exception cref="JsonException">It is not JSON, or null.</exception>
    public static async Task<T> ReadJsonAsync<T>(this ApiCall call, int maxBytes)
        where T : class
    {
        RequireType(call.Context.Request, "application/json");
        var body = await call.ReadBytesAsync(maxBytes).ConfigureAwait(false);
        return JsonSerializer.Deserialize<T>(body.Span, ApiJson.Options) ?? throw new JsonException("The body is null.");
    }

    /// <summary>As <see cref="ReadJsonAsync"/>, for routes whose body may be left out.</summary>
    public static async Task<T?> ReadOptionalJsonAsync<T>(this ApiCall call, int maxBytes)
        where T : class
    {
        var body = await call.ReadBytesAsync(maxBytes).ConfigureAwait(false);
        if (body.IsEmpty) return null;
        RequireType(call.Context.Request, "application/json");
        return JsonSerializer.Deserialize<T>(body.Span, ApiJson.Options);
    }

    /// <summary>The body's bytes, unpacked where it came as gzip.</summary>
    public static async Task<ReadOnlyMemory<byte>> ReadBytesAsync(this ApiCall call, int maxBytes)
    {
        var request = call.Context.Request;
        if (request.ContentLength > maxBytes) throw TooLarge(maxBytes);
        var encoding = request.Headers.ContentEncoding.ToString();
        try
        {
            return encoding switch
            {
                "" or "identity" => await ReadAsync(call, request.Body, maxBytes).ConfigureAwait(false),
                "gzip" => await UnpackAsync(call, maxBytes).ConfigureAwait(false),
                _ => throw new ApiProblemException(
                    StatusCodes.Status415UnsupportedMediaType, "bad-encoding", $"Content-Encoding '{encoding}' is not known here; send gzip or nothing."),
            };
        }
        catch (InvalidDataException broken)
        {
            throw new ApiProblemException(StatusCodes.Status400BadRequest, "bad-encoding", $"The body is not gzip: {broken.Message}");
        }
    }

    public static void RequireType(HttpRequest request, string mediaType)
    {
        var sent = request.ContentType?.Split(';')[0].Trim() ?? "";
        if (!sent.Equals(mediaType, StringComparison.OrdinalIgnoreCase))
            throw new ApiProblemException(
                StatusCodes.Status415UnsupportedMediaType, "bad-media-type", $"Content-Type '{sent}' is not taken here; send {mediaType}.");
    }

    private static async Task<ReadOnlyMemory<byte>> UnpackAsync(ApiCall call, int maxBytes)
    {
        var unpacked = new GZipStream(call.Context.Request.Body, CompressionMode.Decompress, leaveOpen: true);
        await using (unpacked.ConfigureAwait(false))
            return await ReadAsync(call, unpacked, maxBytes).ConfigureAwait(false);
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(ApiCall call, Stream body, int maxBytes)
    {
        using var read = new MemoryStream();
        var (buffer, paid) = (new byte[Math.Min(maxBytes, 64 << 10)], BodyBudget.Free);
        for (int n; (n = await body.ReadAsync(buffer, call.Aborted).ConfigureAwait(false)) > 0;)
        {
            if (read.Length + n > maxBytes) throw TooLarge(maxBytes);
            for (; read.Length + n > paid; paid += BodyBudget.Share) call.Get<BodyBudget>().Take(call.Context);
            read.Write(buffer, 0, n);
        }
        return read.GetBuffer().AsMemory(0, (int)read.Length);
    }

    private static ApiProblemException TooLarge(int maxBytes) =>
        new(StatusCodes.Status413PayloadTooLarge, "body-too-large", $"The body is over {maxBytes} bytes (unpacked).");
}
