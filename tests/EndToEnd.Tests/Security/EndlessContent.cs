using System.Net;
using System.Net.Http.Headers;

namespace Optimizer.EndToEnd.Tests.Security;

/// <summary>A body that is made while it is sent.</summary>
internal sealed class EndlessContent : HttpContent
{
    private readonly int bytes;
    private readonly bool told;

    /// <param name="bytes">How long it is.</param>
    /// <param name="type">Its media type.</param>
    /// <param name="told">Whether its length is in the headers.</param>
    public EndlessContent(int bytes, string type, bool told)
    {
        (this.bytes, this.told) = (bytes, told);
        Headers.ContentType = new MediaTypeHeaderValue(type);
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        var chunk = new byte[64 << 10];
        Array.Fill(chunk, (byte)' ');
        for (var sent = 0; sent < bytes; sent += chunk.Length) await stream.WriteAsync(chunk);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = bytes;
        return told;
    }
}
