using Optimizer.Runtime.Client;
using Optimizer.Runtime.Handles;

namespace Optimizer.Runtime.Versions;

/// <summary>Brings a platform's handles to what a manifest says. Whatever cannot be had gives way to version 0.</summary>
internal sealed class VersionUpdater(
    FunctionHandles handles, OptimizerClient client, BundleVerifier? verifier, int maxLoaded, HandleServices services, RouteMemory memory)
{
    private readonly RouteGate gate = new(verifier, memory);
    private readonly UnloadProbe probe = new(services.Counters, services.Time);
    private readonly HashSet<string> refused = new(StringComparer.Ordinal);
    private ManifestDocument? manifest;
    private string? etag;
    private bool complete = true;
    private long heard = services.Time.GetTimestamp();

    /// <summary>Every function returns to its original when the optimizer was not heard of for so long.</summary>
    public TimeSpan SafeStateAfter { get; init; } = TimeSpan.FromHours(1);

    /// <summary>One look at the manifest; an optimizer that cannot be reached leaves the routes as they are, for a while.</summary>
    public async Task UpdateAsync(CancellationToken cancellationToken)
    {
        Retire();
        if (await AskAsync(cancellationToken).ConfigureAwait(false) is { } changed)
            (manifest, etag) = (changed.Manifest, changed.ETag);
        else if (complete)
            return;
        if (manifest is not null) await ApplyAsync(manifest, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ChangedManifest?> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            var changed = await client.GetManifestAsync(etag, cancellationToken).ConfigureAwait(false);
            heard = services.Time.GetTimestamp();
            return changed;
        }
        catch (Exception) when (manifest is not null && services.Time.GetElapsedTime(heard) >= SafeStateAfter)
        {
            (manifest, etag, complete) = (null, null, true);
            foreach (var handle in handles.All) handle.Route(null, null);
            throw;
        }
    }

    private async Task ApplyAsync(ManifestDocument document, CancellationToken cancellationToken)
    {
        complete = true;
        var routes = document.Functions.GroupBy(f => f.Function).ToDictionary(g => g.Key, g => g.First());
        foreach (var handle in handles.All)
        {
            var wanted = routes.GetValueOrDefault(handle.Id);
            var verdict = gate.Judge(wanted);
            if (verdict != RouteVerdict.Follow) Tell(wanted!, verdict);
            if (verdict == RouteVerdict.Replayed) continue;
            if (verdict == RouteVerdict.Unsigned) wanted = null;
            // Away from what is no longer wanted first: a rollback must not wait for a download.
            handle.Route(wanted?.Live, wanted?.Canary);
            await EnsureAsync(handle, wanted?.Live, cancellationToken).ConfigureAwait(false);
            await EnsureAsync(handle, wanted?.Canary, cancellationToken).ConfigureAwait(false);
            handle.Route(wanted?.Live, wanted?.Canary);
        }
    }

    private async Task EnsureAsync(FunctionHandle handle, ManifestVersion? version, CancellationToken cancellationToken)
    {
        if (version is null || handle.Has(version) || verifier is null) return;
        var identity = $"{handle.Id}\n{version.Version}\n{version.Sha256}\n{version.Signature}";
        if (refused.Contains(identity)) return;
        try
        {
            await CheckRoomAsync(handle, version, cancellationToken).ConfigureAwait(false);
            var bytes = await client.GetBundleAsync(version.Sha256, cancellationToken).ConfigureAwait(false);
            handle.Load(version, verifier.Open(handle.Id, version, bytes));
            Logs.VersionLoaded(services.Log, handle.Id, version.Version);
        }
        catch (BundleRefusedException e)
        {
            refused.Add(identity);
            services.Counters.Refused.Add();
            Logs.BundleRefused(services.Log, e, handle.Id, version.Version);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or NoRoomException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            complete = false;
            Logs.BundleUnavailable(services.Log, e, handle.Id, version.Version);
        }
    }

    private void Tell(ManifestFunction route, RouteVerdict verdict)
    {
        if (!refused.Add($"{route.Function}\nroute\n{route.Revision}\n{route.Signature}\n{verdict}")) return;
        services.Counters.RoutesRefused.Add();
        if (verdict == RouteVerdict.Replayed) Logs.RouteReplayed(services.Log, route.Function, route.Revision, memory.Newest(route.Function));
        else Logs.RouteUnsigned(services.Log, route.Function, route.Revision);
    }

    private async Task CheckRoomAsync(FunctionHandle handle, ManifestVersion version, CancellationToken cancellationToken)
    {
        if (Held(handle) < maxLoaded) return;
        await probe.MakeRoomAsync(cancellationToken).ConfigureAwait(false);
        if (Held(handle) >= maxLoaded)
            throw new NoRoomException(
                $"Function '{handle.Id}' holds {Held(handle)} load contexts of at most {maxLoaded}; version {version.Version} waits until one is collected.");
    }

    private int Held(FunctionHandle handle) => handle.LoadedVersions + probe.Lingering(handle.Id);

    private void Retire()
    {
        foreach (var handle in handles.All)
            foreach (var context in handle.Trim())
                probe.Watch(handle.Id, context);
        probe.Look();
    }
}
