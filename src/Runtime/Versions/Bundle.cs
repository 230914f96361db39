namespace Optimizer.Runtime.Versions;

/// <summary>A verified bundle.</summary>
/// <param name="Manifest">Its manifest.</param>
/// <param name="Assembly">The bytes of <c>bundle.dll</c>.</param>
internal sealed record Bundle(BundleManifest Manifest, byte[] Assembly);
