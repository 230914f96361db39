using Optimizer.Runtime.Versions;

namespace Optimizer.Core.Bundles;

/// <summary>What a bundle holds.</summary>
/// <param name="Manifest"><c>manifest.json</c>.</param>
/// <param name="Assembly"><c>bundle.dll</c>.</param>
/// <param name="Source"><c>source.cs</c>.</param>
/// <param name="Patch"><c>change.patch</c>.</param>
/// <param name="Certificate"><c>certificate.json</c>.</param>
/// <param name="Instructions"><c>INSTRUCTIONS.md</c>.</param>
public sealed record BundleContent(
    BundleManifest Manifest, byte[] Assembly, string Source, string Patch, string Certificate, string Instructions);
