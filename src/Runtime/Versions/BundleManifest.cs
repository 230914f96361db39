namespace Optimizer.Runtime.Versions;

/// <summary>
/// <c>manifest.json</c> of a bundle, a zip that also holds <c>bundle.dll</c>, <c>source.cs</c>, <c>change.patch</c>,
/// <c>certificate.json</c> and <c>INSTRUCTIONS.md</c>.
/// </summary>
/// <param name="Platform">The platform's name.</param>
/// <param name="Function">The function's id.</param>
/// <param name="Type">Id of the optimization that the bundle adds.</param>
/// <param name="EntryType">Full name of the class in <c>bundle.dll</c>.</param>
/// <param name="BaselineType">Full name of version 0's class.</param>
/// <param name="PlatformAssembly">Simple name of the assembly that holds version 0 where it runs.</param>
public sealed record BundleManifest(
    string Platform, string Function, string Type, string EntryType, string BaselineType, string PlatformAssembly)
{
    /// <summary>The function's contract as it was declared when the bundle was proved; null in bundles that do not carry it.</summary>
    public FunctionContract? Contract { get; init; }

    /// <summary>Simple name of every bundle's assembly; a platform whose internal types rewrites may use makes itself visible to it.</summary>
    public const string AssemblyName = "Optimizer.Bundle";
}
