using System.IO.Compression;

namespace Optimizer.Core.Storage;

/// <summary>
/// Takes a document's text as it is written: a short one is kept as it is, a long one is compressed on the way, so that it is never in memory as
/// a whole.
/// </summary>
/// <param name="maxPlain">Bytes up to which a document is short.</param>
internal sealed class DocumentBuffer(int maxPlain) : Stream
{
    private readonly MemoryStream plain = new();
    private readonly MemoryStream compressed = new();
    private GZipStream? compressing;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Whether the document is short; then it is <see cref="Plain"/>.</summary>
    public bool IsShort => compressing is null;

    public ReadOnlySpan<byte> Plain => plain.GetBuffer().AsSpan(0, (int)plain.Length);

    /// <summary>The gzip of a long document; call once all is written.</summary>
    public byte[] Compress()
    {
        compressing!.Dispose();
        return compressed.ToArray();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (IsShort && plain.Length + buffer.Length <= maxPlain)
        {
            plain.Write(buffer);
            return;
        }
        if (compressing is null)
        {
            compressing = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true);
            compressing.Write(Plain);
        }
        compressing.Write(buffer);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) compressing?.Dispose();
        base.Dispose(disposing);
    }
}
