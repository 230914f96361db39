using Optimizer.Core.Storage;

namespace Optimizer.Core.State;

/// <summary>Takes back what serves from a bundle that no longer is what was proved: to the version below whose bundle is whole, else to the original.</summary>
internal sealed class DamagedBundles(PlatformRegister platforms, LivePointers pointers, VersionShelf versions)
{
    /// <returns>How many functions were taken back.</returns>
    public async Task<int> TakeBackAsync(string sha256, CancellationToken cancellationToken)
    {
        var taken = 0;
        await foreach (var platform in platforms.ListAsync(cancellationToken))
        {
            await foreach (var pointer in pointers.ListAsync(platform.Name, cancellationToken))
            {
                if (await ChangeAsync(platform.Name, pointer, sha256, cancellationToken) is not { } change) continue;
                await pointers.ApplyAsync(platform.Name, pointer.Function, change, cancellationToken);
                taken++;
            }
        }
        return taken;
    }

    private async Task<PointerChange?> ChangeAsync(string platform, FunctionRecord pointer, string sha256, CancellationToken cancellationToken)
    {
        var live = await IsOfAsync(platform, pointer.Function, pointer.Live, sha256, cancellationToken);
        var trial = await IsOfAsync(platform, pointer.Function, pointer.Canary?.Version ?? 0, sha256, cancellationToken);
        if (!live && !trial) return null;
        var to = live ? await WholeBelowAsync(platform, pointer, cancellationToken) : pointer.Live;
        var gone = new[] { pointer.Live, pointer.Canary?.Version ?? 0 }.Where(v => v != to && v != 0).Distinct().ToList();
        var states = gone.ToDictionary(v => v, _ => VersionState.Withdrawn);
        if (live && to > 0) states[to] = VersionState.Live;
        var because = FormattableString.Invariant(
            $"The bundle {sha256[..12]} of version {(live ? pointer.Live : pointer.Canary!.Version)} is damaged and no copy of it is whole; version {to} serves.");
        return new PointerChange(
            FormattableString.Invariant($"damaged-{sha256[..12]}-{pointer.Revision}/{pointer.Function}/withdraw"), "version.damaged",
            (pointer.Live, pointer.Canary?.Version), to, null, because, "optimizer") { States = states };
    }

    private async Task<bool> IsOfAsync(string platform, string function, int version, string sha256, CancellationToken cancellationToken) =>
        version != 0 && (await versions.FindAsync(platform, function, version, cancellationToken))?.Bundle == sha256;

    private async Task<int> WholeBelowAsync(string platform, FunctionRecord pointer, CancellationToken cancellationToken)
    {
        var version = await versions.FindAsync(platform, pointer.Function, pointer.Live, cancellationToken);
        while (version is { BaseVersion: > 0 and var below } && below < version.Version)
        {
            version = await versions.FindAsync(platform, pointer.Function, below, cancellationToken);
            if (version is not null && await IsWholeAsync(version.Bundle, cancellationToken)) return below;
        }
        return 0;
    }

    private async Task<bool> IsWholeAsync(string sha256, CancellationToken cancellationToken)
    {
        try
        {
            return await versions.GetBundleAsync(sha256, cancellationToken) is not null;
        }
        catch (DamagedBlobException)
        {
            return false;
        }
    }
}
