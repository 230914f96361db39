using Optimizer.Runtime.Versions;

namespace Optimizer.Runtime.Client;

/// <summary>A manifest that differs from the one before.</summary>
internal sealed record ChangedManifest(ManifestDocument Manifest, string? ETag);
