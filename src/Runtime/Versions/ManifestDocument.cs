namespace Optimizer.Runtime.Versions;

/// <summary>What a platform's runtimes poll: <c>GET platforms/{p}/manifest</c>.</summary>
/// <param name="Platform">The platform's name.</param>
/// <param name="Functions">Every function whose pointer is not plain version 0.</param>
public sealed record ManifestDocument(string Platform, IReadOnlyList<ManifestFunction> Functions);
