using Optimizer.Runtime.Telemetry;
using Optimizer.Runtime.Versions;

namespace Optimizer.Runtime.Handles;

/// <summary>What the platform's services need of a handle, whatever its request and response.</summary>
internal abstract class FunctionHandle(string id)
{
    public string Id { get; } = id;

    /// <summary>Version 0's class.</summary>
    public abstract Type OriginalType { get; }

    /// <summary>Load contexts held now; those unloading are not included.</summary>
    public abstract int LoadedVersions { get; }

    /// <summary>Moves what was buffered into a list.</summary>
    /// <param name="into">The list.</param>
    /// <param name="most">Most invocations to move.</param>
    /// <param name="clock">What turns timestamps into times.</param>
    public abstract void Drain(List<Invocation> into, int most, TelemetryClock clock);

    /// <summary>Whether a version is constructed and ready to be routed to.</summary>
    public abstract bool Has(ManifestVersion version);

    /// <summary>Loads and constructs a version; it is not routed to yet.</summary>
    /// <exception cref="BundleRefusedException">The assembly does not fit the function, or its class cannot be constructed.</exception>
    public abstract void Load(ManifestVersion version, Bundle bundle);

    /// <summary>Routes to versions that are ready; what is null or not ready gives way to the original.</summary>
    public abstract void Route(ManifestVersion? live, ManifestVersion? canary);

    /// <summary>Lets go of versions that are not routed to.</summary>
    /// <returns>Their contexts, unloading.</returns>
    public abstract IReadOnlyList<WeakReference> Trim();
}
