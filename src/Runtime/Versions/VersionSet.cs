using Optimizer.Runtime.Handles;

namespace Optimizer.Runtime.Versions;

/// <summary>The constructed versions of one function and the route among them.</summary>
internal sealed class VersionSet<TRequest, TResponse>
{
    private readonly Lock gate = new();
    private readonly List<(string Sha256, VersionSlot<TRequest, TResponse> Slot)> loaded = [];
    private readonly string function;
    private readonly Type originalType;
    private readonly HandleServices services;
    private volatile Route<TRequest, TResponse> route;

    public VersionSet(string function, Type originalType, IPlatformFunction<TRequest, TResponse> original, HandleServices services)
    {
        this.function = function;
        this.originalType = originalType;
        this.services = services;
        Original = new VersionSlot<TRequest, TResponse>(0, original, null);
        route = new Route<TRequest, TResponse>(Original, null, 0);
    }

    public Route<TRequest, TResponse> Route => route;

    /// <summary>Version 0.</summary>
    public VersionSlot<TRequest, TResponse> Original { get; }

    public int Count
    {
        get
        {
            lock (gate) return loaded.Count;
        }
    }

    public bool Has(ManifestVersion version)
    {
        lock (gate) return Find(version) is not null;
    }

    /// <exception cref="BundleRefusedException">The assembly does not fit, or its class cannot be constructed.</exception>
    public void Load(ManifestVersion version, Bundle bundle)
    {
        var (context, entry) = BundleLoader.Load(
            function, version.Version, originalType, typeof(IPlatformFunction<TRequest, TResponse>), bundle);
        try
        {
            var inner = FunctionActivator.Decorated(entry) == originalType ? Original.Function : null;
            var built = FunctionActivator.Create(entry, services.Services, services.Sampler.WrapInterface, inner);
            var slot = new VersionSlot<TRequest, TResponse>(version.Version, (IPlatformFunction<TRequest, TResponse>)built, context);
            lock (gate) loaded.Add((version.Sha256, slot));
        }
        catch (FunctionActivationException e)
        {
            context.Unload();
            throw new BundleRefusedException($"Bundle {version.Version} of function '{function}': {e.Message}", e);
        }
    }

    public void RouteTo(ManifestVersion? live, ManifestVersion? canary)
    {
        lock (gate)
        {
            route = new Route<TRequest, TResponse>(Usable(live) ?? Original, Usable(canary), canary?.Weight ?? 0);
            foreach (var (_, slot) in loaded)
                slot.IsBroken &= slot == Find(live) || slot == Find(canary);
        }
    }

    /// <summary>
    /// Whether the original must answer in the slot's place, since the version's assembly turned out not to fit. From then
    /// on it is not routed to.
    /// </summary>
    public bool GivesWay(VersionSlot<TRequest, TResponse> slot, Exception e)
    {
        if (slot == Original || !BundleLoader.IsLinkFault(e)) return false;
        services.Counters.FellBack.Add();
        Logs.VersionBroken(services.Log, e, function, slot.Version);
        lock (gate)
        {
            slot.IsBroken = true;
            route = new Route<TRequest, TResponse>(route.Live == slot ? Original : route.Live, null, 0);
        }
        return true;
    }

    /// <summary>Lets go of versions that are neither routed to nor still answering.</summary>
    /// <returns>Their contexts, unloading.</returns>
    public IReadOnlyList<WeakReference> Trim()
    {
        var unloading = new List<WeakReference>();
        lock (gate)
        {
            foreach (var idle in loaded.Where(l => IsIdle(l.Slot)).ToArray())
            {
                loaded.Remove(idle);
                unloading.Add(Unload(idle.Slot));
            }
        }
        return unloading;
    }

    private WeakReference Unload(VersionSlot<TRequest, TResponse> slot)
    {
        try
        {
            (slot.Function as IDisposable)?.Dispose();
        }
        catch (Exception e)
        {
            // The version's own clean-up; it has no caller who could be told.
            Logs.DisposeFailed(services.Log, e, function, slot.Version);
        }
        slot.Context!.Unload();
        return new WeakReference(slot.Context);
    }

    /// <summary>A broken version stays loaded while the manifest names it, so that it is not loaded again and again.</summary>
    private bool IsIdle(VersionSlot<TRequest, TResponse> slot) =>
        slot != route.Live && slot != route.Canary && !slot.IsBroken && Volatile.Read(ref slot.InFlight) == 0;

    private VersionSlot<TRequest, TResponse>? Usable(ManifestVersion? version) =>
        Find(version) is { IsBroken: false } slot ? slot : null;

    private VersionSlot<TRequest, TResponse>? Find(ManifestVersion? version) => version is null
        ? null
        : loaded.FirstOrDefault(l => l.Sha256 == version.Sha256 && l.Slot.Version == version.Version).Slot;
}
