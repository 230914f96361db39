using Optimizer.Core.Source;

namespace Optimizer.Core.State;

/// <summary>Takes back what serves in the name of source that is no longer the function's: a fix must not be undone by an older copy.</summary>
internal sealed class StaleVersions(LivePointers pointers, VersionShelf versions)
{
    /// <param name="before">The source until now, for versions that do not know their own.</param>
    /// <param name="now">The source that was put.</param>
    /// <param name="actor">Who put it.</param>
    /// <param name="cancellationToken">Stops between functions; putting the source again goes on.</param>
    public async Task WithdrawAsync(PlatformSource before, PlatformSource now, string actor, CancellationToken cancellationToken)
    {
        var platform = now.Definition.Platform;
        await foreach (var function in pointers.ListAsync(platform, cancellationToken))
        {
            if (function.Live == 0 && function.Canary is null) continue;
            var (old, current) = (SourceFingerprint.Of(before, function.Function), SourceFingerprint.Of(now, function.Function));
            await WithdrawAsync(platform, function.Function, v => (v.Source ?? old) != current, actor, cancellationToken);
        }
    }

    private async Task WithdrawAsync(
        string platform, string function, Predicate<VersionRecord> isStale, string actor, CancellationToken cancellationToken)
    {
        while (await pointers.FindAsync(platform, function, cancellationToken) is { Value: var pointer })
        {
            var live = await IsStaleAsync(platform, function, pointer.Live, isStale, cancellationToken);
            var trial = live || await IsStaleAsync(platform, function, pointer.Canary?.Version ?? 0, isStale, cancellationToken);
            if (!trial || (pointer.Live == 0 && pointer.Canary is null)) return;
            try
            {
                await pointers.ApplyAsync(platform, function, Change(pointer, live ? 0 : pointer.Live, actor), cancellationToken);
                return;
            }
            catch (PointerConflictException)
            {
                // The pointer moved; look again.
            }
        }
    }

    private async Task<bool> IsStaleAsync(
        string platform, string function, int version, Predicate<VersionRecord> isStale, CancellationToken cancellationToken) =>
        version != 0 && await versions.FindAsync(platform, function, version, cancellationToken) is { } record && isStale(record);

    private static PointerChange Change(FunctionRecord pointer, int to, string actor)
    {
        var withdrawn = new[] { pointer.Live, pointer.Canary?.Version ?? 0 }.Where(v => v != to && v != 0).ToList();
        var because = FormattableString.Invariant(
            $"The source of {pointer.Function} changed since version {string.Join(" and version ", withdrawn)} was made; version {to} serves until a cycle has proved a new one.");
        return new PointerChange(
            FormattableString.Invariant($"source-{pointer.Revision}/{pointer.Function}/withdraw"), "source.changed",
            (pointer.Live, pointer.Canary?.Version), to, null, because, actor)
        {
            States = withdrawn.ToDictionary(v => v, _ => VersionState.Withdrawn),
        };
    }
}
