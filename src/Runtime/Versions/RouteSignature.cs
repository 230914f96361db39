using System.Text;

namespace Optimizer.Runtime.Versions;

/// <summary>What is signed of a route; signed and checked as a bundle is, with <see cref="BundleSignature"/>.</summary>
public static class RouteSignature
{
    /// <summary>The signed bytes: where a function's calls go, and the revision that says which of two routes is the newer one.</summary>
    public static byte[] Payload(string platform, ManifestFunction route)
    {
        ArgumentNullException.ThrowIfNull(route);
        return Encoding.UTF8.GetBytes(FormattableString.Invariant(
            $"optimizer-route-v1\n{platform}\n{route.Function}\n{route.Revision}\n{Text(route.Live)}\n{Text(route.Canary)}"));
    }

    private static string Text(ManifestVersion? version) =>
        version is null ? "-" : FormattableString.Invariant($"{version.Version} {version.Sha256} {version.Weight:R}");
}
