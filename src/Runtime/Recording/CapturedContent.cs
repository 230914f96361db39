using System.Net;

namespace Optimizer.Runtime.Recording;

/// <summary>An HTTP body whose bytes are kept on their way, wherever its reader takes them from.</summary>
internal sealed class CapturedContent : HttpContent
{
    private readonly BodyCapture capture;
    private readonly Action ended;

    /// <param name="original">The body; disposed with this one.</param>
    /// <param name="capture">Where the bytes are kept.</param>
    /// <param name="ended">Called when the body has passed.</param>
    public CapturedContent(HttpContent original, BodyCapture capture, Action ended)
    {
        Original = original;
        this.capture = capture;
        this.ended = ended;
        foreach (var header in original.Headers.NonValidated)
            Headers.TryAddWithoutValidation(header.Key, header.Value);
    }

    public HttpContent Original { get; }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var tee = new TeeStream(stream, capture, ended);
        await using (tee.ConfigureAwait(false))
            await Original.CopyToAsync(tee, context, cancellationToken).ConfigureAwait(false);
        tee.End();
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        using var tee = new TeeStream(stream, capture, ended);
        Original.CopyTo(tee, context, cancellationToken);
        tee.End();
    }

    protected override async Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken) =>
        new TeeStream(await Original.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), capture, ended, ownsInner: true);

    protected override Task<Stream> CreateContentReadStreamAsync() => CreateContentReadStreamAsync(CancellationToken.None);

    protected override Stream CreateContentReadStream(CancellationToken cancellationToken) =>
        new TeeStream(Original.ReadAsStream(cancellationToken), capture, ended, ownsInner: true);

    protected override bool TryComputeLength(out long length)
    {
        length = Original.Headers.ContentLength ?? 0;
        return Original.Headers.ContentLength is not null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) Original.Dispose();
        base.Dispose(disposing);
    }
}
