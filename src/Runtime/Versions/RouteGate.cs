namespace Optimizer.Runtime.Versions;

/// <summary>
/// Follows only routes that the holder of the pinned key signed, and never one that is older than one that was followed. A route to the original
/// alone needs no signature and is always followed: it is the application's own code, and the way out of everything.
/// </summary>
/// <param name="verifier">Null without a pinned key: then nothing but the original is ever loaded, whatever the route says.</param>
/// <param name="memory">The newest revision of each function.</param>
internal sealed class RouteGate(BundleVerifier? verifier, RouteMemory memory)
{
    public RouteVerdict Judge(ManifestFunction? route)
    {
        if (verifier is null || route is null or { Live: null, Canary: null }) return RouteVerdict.Follow;
        if (!verifier.IsSigned(route)) return RouteVerdict.Unsigned;
        if (route.Revision < memory.Newest(route.Function)) return RouteVerdict.Replayed;
        memory.Remember(route.Function, route.Revision);
        return RouteVerdict.Follow;
    }
}
