using Optimizer.Core.Model;
using Optimizer.Core.State;

namespace Optimizer.Core.Phases.Iteration.Premises;

/// <summary>Takes back live versions whose premises are gone: the version below serves, and the next cycle proves anew on its fresh traffic.</summary>
internal sealed class VersionExpiry(IPlatformState state, CycleBlobs blobs, PremiseOptions options)
{
    /// <summary>Where detection leaves what it saw, by function.</summary>
    public static string BlobName(string platform, string cycle) => $"{platform}/{cycle}/premises.json";

    /// <returns>How many versions were taken back.</returns>
    public async Task<int> RunAsync(string platform, string cycle, CancellationToken cancellationToken)
    {
        if (await blobs.FindAsync<Dictionary<string, FreshPremises>>(BlobName(platform, cycle), cancellationToken) is not { } seen) return 0;
        var expired = 0;
        foreach (var (function, fresh) in seen.OrderBy(f => f.Key, StringComparer.Ordinal))
            if (await LookAtAsync(platform, cycle, function, fresh, cancellationToken)) expired++;
        return expired;
    }

    /// <remarks>Until all that is seen was served after its promotion, it is still partly its trial's, and says nothing.</remarks>
    private async Task<bool> LookAtAsync(string platform, string cycle, string function, FreshPremises fresh, CancellationToken cancellationToken)
    {
        var pointer = await state.GetFunctionAsync(platform, function, cancellationToken);
        if (pointer is null || pointer.Live != fresh.Version || fresh.Version == 0) return false;
        var version = await state.GetVersionAsync(platform, function, fresh.Version, cancellationToken);
        if (version?.Premises is null || version.LiveSince is not { } since || fresh.From < since) return false;
        if (version.LivePremises is null) await state.SetLivePremisesAsync(platform, function, version.Version, fresh.Premises, cancellationToken);
        var gone = PremiseCheck.Gone(version, fresh.Premises, options);
        if (gone.Count == 0) return false;
        try
        {
            await state.ApplyAsync(platform, function, Change(cycle, pointer, version, gone), cancellationToken);
            return true;
        }
        catch (PointerConflictException)
        {
            // It moved meanwhile; the next cycle looks at what serves then.
            return false;
        }
    }

    private static PointerChange Change(string cycle, FunctionRecord pointer, VersionRecord version, IReadOnlyList<Reason> gone)
    {
        var states = new Dictionary<int, VersionState> { [version.Version] = VersionState.Withdrawn };
        if (version.BaseVersion > 0) states[version.BaseVersion] = VersionState.Live;
        if (pointer.Canary is { } trial) states[trial.Version] = VersionState.Withdrawn;
        var because = FormattableString.Invariant(
            $"{string.Join(" ", gone.Select(r => r.Sentence))} Version {version.BaseVersion} serves until a cycle has proved it anew on fresh traffic.");
        return new PointerChange(
            $"{cycle}/{pointer.Function}/expire-{version.Version}", "version.expired", (pointer.Live, pointer.Canary?.Version), version.BaseVersion, null,
            because, "optimizer") { States = states, Evidence = gone };
    }
}
