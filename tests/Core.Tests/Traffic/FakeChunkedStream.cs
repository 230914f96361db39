namespace Optimizer.Core.Tests.Traffic;

/// <summary>Gives at most so many bytes at a time.</summary>
internal sealed class FakeChunkedStream(byte[] bytes, int chunk) : MemoryStream(bytes)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(chunk, buffer.Length)], cancellationToken);
}
