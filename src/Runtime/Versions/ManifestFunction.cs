namespace Optimizer.Runtime.Versions;

/// <summary>The route of one function.</summary>
/// <param name="Function">Its id.</param>
/// <param name="Live">The version that serves; null for version 0, the original.</param>
/// <param name="Canary">The version under trial; null when there is none.</param>
public sealed record ManifestFunction(string Function, ManifestVersion? Live, ManifestVersion? Canary);
