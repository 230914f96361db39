namespace Optimizer.Runtime.Versions;

/// <summary>A version that a runtime can load.</summary>
/// <param name="Version">≥ 1.</param>
/// <param name="Sha256">Of the bundle's bytes, 64 lower-case hex digits.</param>
/// <param name="Signature">ECDSA P-256 (IEEE P1363 form) over <see cref="BundleSignature.Payload"/>, base64.</param>
/// <param name="Weight">Share of invocations, 0 to 1; 1 for a live version.</param>
public sealed record ManifestVersion(int Version, string Sha256, string Signature, double Weight);
