namespace Optimizer.Core.Storage;

/// <summary>Where a large value lies; what travels in a workflow instead of the value.</summary>
/// <param name="Sha256">64 lower-case hex digits of the content, verified at each read.</param>
public sealed record BlobPointer(string Container, string Blob, string ETag, string Sha256);
