namespace Optimizer.Core.Storage;

/// <summary>A blob's content.</summary>
/// <param name="Content">All bytes.</param>
/// <param name="ETag">Changes with each write.</param>
public sealed record Blob(ReadOnlyMemory<byte> Content, string ETag);
