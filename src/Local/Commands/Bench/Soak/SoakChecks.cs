using System.Security.Cryptography;
using Optimizer.Core.State;
using Optimizer.Core.Storage;

namespace Optimizer.Local.Commands.Bench.Soak;

/// <summary>What must hold after every cycle, and at the end.</summary>
internal sealed class SoakChecks(SoakSite site, SoakTally tally)
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>Exactly one live version per function, whose state and bundle agree with the pointer, and no trial without a pointer.</summary>
    public async Task AfterCycleAsync(int cycle)
    {
        var (manifest, _) = await site.State.GetManifestAsync(SoakPlatform.Name, None).ConfigureAwait(false);
        await foreach (var function in site.State.ListFunctionsAsync(SoakPlatform.Name, None).ConfigureAwait(false))
        {
            var versions = await site.State.ListVersionsAsync(SoakPlatform.Name, function.Function, None).ToListAsync(None).ConfigureAwait(false);
            Same(cycle, function, "live", function.Live == 0 ? [] : [function.Live], InState(versions, VersionState.Live));
            Same(cycle, function, "canary", function.Canary is { } trial ? [trial.Version] : [], InState(versions, VersionState.Canary));
            var served = manifest.Functions.FirstOrDefault(f => f.Function == function.Function)?.Live?.Version ?? 0;
            Same(cycle, function, "served", [function.Live], [served]);
            var bundle = versions.Find(v => v.Version == function.Live)?.Bundle;
            if (bundle is not null && await BundleHashAsync(bundle).ConfigureAwait(false) != bundle)
                SoakTally.Note(tally.Violations, $"cycle {cycle}: the live bundle of {function.Function} is not what was deployed");
        }
    }

    /// <summary>Restores every backup that an entry of the audit log names; byte for byte is by SHA-256 of backup and bundle.</summary>
    /// <returns>How many there were, and how many are lost.</returns>
    public async Task<(int Backups, int Lost)> RestoreAllAsync()
    {
        var (backups, lost) = (0, 0);
        var changes = await site.State.ListAuditAsync(SoakPlatform.Name, None)
            .Where(e => e.Detail.TryGetProperty("backup", out _)).ToListAsync(None).ConfigureAwait(false);
        foreach (var change in changes)
        {
            backups++;
            if (await RestoreAsync(change).ConfigureAwait(false) is not { } fault) continue;
            lost++;
            SoakTally.Note(tally.Violations, $"audit entry {change.Sequence}: {fault}");
        }
        return (backups, lost);
    }

    public Task<AuditVerdict> VerifyAuditAsync() =>
        new AuditVerifier(site.Get<IStateStore>(), site.Get<IBlobStore>()).VerifyAsync(SoakPlatform.Name, None);

    /// <returns>What is wrong; null when the function serves again what it served before the change.</returns>
    private async Task<string?> RestoreAsync(AuditEntry change)
    {
        var id = change.Detail.GetProperty("backup").GetString()!;
        try
        {
            var saved = await site.State.FindBackupAsync(SoakPlatform.Name, change.Function!, id, None).ConfigureAwait(false);
            if (saved is null) return $"backup {id} is not there";
            var before = change.Detail.GetProperty("from").GetProperty("live").GetInt32();
            if (saved.Pointer.Live != before) return $"backup {id} holds version {saved.Pointer.Live}, and version {before} was live";
            var restored = await site.State.RestoreAsync(SoakPlatform.Name, change.Function!, id, $"soak/{change.Sequence}", "soak", None).ConfigureAwait(false);
            if (restored.Live != before) return $"backup {id} brought version {restored.Live} back instead of {before}";
            if (before == 0) return null;
            var version = await site.State.GetVersionAsync(SoakPlatform.Name, change.Function!, before, None).ConfigureAwait(false);
            if (version?.Bundle != saved.LiveBundle) return $"version {before} has another bundle than backup {id}";
            return await BundleHashAsync(version!.Bundle).ConfigureAwait(false) == saved.LiveBundle ? null : $"the bundle of version {before} is not what it was";
        }
        catch (Exception fault) when (fault is DamagedBlobException or UnknownNameException or PointerConflictException)
        {
            return fault.Message;
        }
    }

    private async Task<string?> BundleHashAsync(string bundle) =>
        await site.State.GetBundleAsync(bundle, None).ConfigureAwait(false) is { } bytes ? Convert.ToHexStringLower(SHA256.HashData(bytes)) : null;

    private void Same(int cycle, FunctionRecord function, string what, int[] expected, int[] found)
    {
        if (!expected.SequenceEqual(found))
            SoakTally.Note(tally.Violations, $"cycle {cycle}: {function.Function} has {what} [{string.Join(", ", found)}] instead of [{string.Join(", ", expected)}]");
    }

    private static int[] InState(List<VersionRecord> versions, VersionState state) => [.. versions.Where(v => v.State == state).Select(v => v.Version)];
}
