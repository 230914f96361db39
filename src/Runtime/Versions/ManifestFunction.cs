namespace Optimizer.Runtime.Versions;

/// <summary>The route of one function.</summary>
/// <param name="Function">Its id.</param>
/// <param name="Live">The version that serves; null for version 0, the original.</param>
/// <param name="Canary">The version under trial; null when there is none.</param>
public sealed record ManifestFunction(string Function, ManifestVersion? Live, ManifestVersion? Canary)
{
    /// <summary>Grows with every change of the route, a roll-back and a restore included; ≥ 0.</summary>
    public long Revision { get; init; }

    /// <summary>ECDSA P-256 (IEEE P1363 form) over <see cref="RouteSignature.Payload"/>, base64; null for a route to the original alone.</summary>
    public string? Signature { get; init; }
}
