using Optimizer.Core.Operations.Alerts;
using Optimizer.Core.State;
using Optimizer.Core.Storage;
using Optimizer.Core.Storage.Integrity;

namespace Optimizer.Core.Operations;

/// <summary>
/// Reads all that a platform would need in trouble, before there is any: bundles that serve, backups, the log of decisions. Reading repairs
/// what has a copy; what has none is taken back or told. Then it signs the log's end.
/// </summary>
public sealed class StoreInspection(
    PlatformState state, IBlobStore blobs, AuditRepair audit, AuditSeals seals, TimeProvider time, IAlertSink? alerts = null)
{
    /// <returns>What was found, in numbers.</returns>
    public async Task<InspectionReport> InspectAsync(string platform, CancellationToken cancellationToken)
    {
        var (bundles, backups, damaged) = (0, 0, 0);
        await foreach (var function in state.ListFunctionsAsync(platform, cancellationToken))
        {
            foreach (var version in new[] { function.Live, function.Canary?.Version ?? 0 }.Where(v => v != 0))
            {
                bundles++;
                if (!await IsBundleWholeAsync(platform, function.Function, version, cancellationToken)) damaged++;
            }
            await foreach (var (_, backup) in state.ListBackupsAsync(platform, function.Function, cancellationToken))
            {
                backups++;
                if (backup is null) damaged++;
            }
        }
        var verdict = await AuditAsync(platform, cancellationToken);
        if (verdict.Intact)
        {
            await NoteQuarantineAsync(platform, cancellationToken);
            await seals.SignAsync(platform, cancellationToken);
        }
        return new InspectionReport(bundles, backups, damaged, verdict);
    }

    private async Task<bool> IsBundleWholeAsync(string platform, string function, int version, CancellationToken cancellationToken)
    {
        if (await state.GetVersionAsync(platform, function, version, cancellationToken) is not { Bundle: var bundle }) return false;
        try
        {
            if (await state.GetBundleAsync(bundle, cancellationToken) is not null) return true;
            await state.TakeBackBundleAsync(bundle, cancellationToken);
        }
        catch (DamagedBlobException)
        {
            // Reading it took back what served from it.
        }
        return false;
    }

    /// <summary>Each damaged thing of the platform is noted in its log once; what names no platform is noted in every log.</summary>
    private async Task NoteQuarantineAsync(string platform, CancellationToken cancellationToken)
    {
        var noted = await state.ListAuditAsync(platform, cancellationToken).Where(e => e.Event == "storage.quarantined")
            .Select(e => e.Detail.GetProperty("name").GetString()).ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
        await foreach (var name in blobs.ListAsync(Quarantine.Container, "", null, cancellationToken))
        {
            if (!Concerns(name, platform) || noted.Contains(name)) continue;
            await state.AuditAsync(platform, null, "storage.quarantined", "optimizer", new { name }, cancellationToken);
        }
    }

    private static bool Concerns(string name, string platform) => name.Split('/') switch
    {
        ["blobs", "backups" or "sources", var owner, ..] => owner == platform,
        ["state", var partition, ..] when partition.Split('_') is [_, var owner, ..] => owner == platform,
        _ => true,
    };

    private async Task<AuditVerdict> AuditAsync(string platform, CancellationToken cancellationToken)
    {
        var (found, left) = await audit.RunAsync(platform, cancellationToken);
        if (found.Broken is { } entry)
        {
            alerts?.Raise(Alerts.Alerts.OfBrokenAudit(platform, entry, found.Because!, left.Intact, time.GetUtcNow()));
            if (left.Intact) await state.AuditAsync(platform, null, "audit.repaired", "optimizer", new { entry, found.Because }, cancellationToken);
        }
        return left;
    }
}
