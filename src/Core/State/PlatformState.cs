using System.Text.Json;
using Optimizer.Core.Bundles;
using Optimizer.Core.Model;
using Optimizer.Core.Operations.Alerts;
using Optimizer.Core.Operations.Changes;
using Optimizer.Core.Phases.Iteration.Premises;
using Optimizer.Core.Source;
using Optimizer.Core.Storage;
using Optimizer.Runtime.Versions;

namespace Optimizer.Core.State;

/// <summary>Platforms over the two storage ports. Safe for several processes at once.</summary>
public sealed class PlatformState : IPlatformState
{
    private readonly StopSwitch stops;
    private readonly PlatformRegister platforms;
    private readonly VersionShelf versions;
    private readonly BackupShelf backups;
    private readonly LivePointers pointers;
    private readonly DamagedBundles damaged;
    private readonly StaleVersions stale;
    private readonly ManifestBuilder manifests;
    private readonly AuditLog audit;
    private readonly Looks looks;
    private readonly IndexedRecords<ReviewRecord> reviews;
    private readonly IndexedRecords<CycleRecord> cycles;

    /// <param name="state">Entities.</param>
    /// <param name="blobs">Sources, bundles, backups, and values too large for an entity.</param>
    /// <param name="signer">Signs each version's bundle.</param>
    /// <param name="time">The clock.</param>
    /// <param name="alerts">Hears of versions that are taken back; null: nobody does.</param>
    /// <param name="json">Knows every plan type, as <c>PlanJson</c> makes them; widened as <see cref="StateJson"/> says.</param>
    public PlatformState(IStateStore state, IBlobStore blobs, IBundleSigner signer, TimeProvider time, JsonSerializerOptions json, IAlertSink? alerts = null)
    {
        var documents = new DocumentStore(state, blobs, StateJson.Create(json));
        audit = new AuditLog(documents, time);
        looks = new Looks(documents, time);
        stops = new StopSwitch(documents, audit, time);
        platforms = new PlatformRegister(documents, blobs, audit, stops);
        versions = new VersionShelf(documents, blobs, signer, time);
        backups = new BackupShelf(documents, blobs);
        pointers = new LivePointers(documents, versions, backups, audit, platforms, time, alerts);
        damaged = new DamagedBundles(platforms, pointers, versions);
        stale = new StaleVersions(pointers, versions);
        manifests = new ManifestBuilder(pointers, versions, new RouteSigner(signer, time));
        reviews = new IndexedRecords<ReviewRecord>(documents, StateKeys.ReviewIndex, StateKeys.Reviews);
        cycles = new IndexedRecords<CycleRecord>(documents, StateKeys.CycleIndex, StateKeys.Cycles);
    }

    /// <summary>Finishes changes in whose midst a process ended. Hosts call it at their start; <see cref="ApplyAsync"/> does it for its function.</summary>
    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
        await foreach (var platform in platforms.ListAsync(cancellationToken))
        {
            await foreach (var function in pointers.ListAsync(platform.Name, cancellationToken))
                await pointers.FinishAsync(platform.Name, function.Function, cancellationToken);
        }
    }

    public Task FinishChangeAsync(string platform, string function, CancellationToken cancellationToken) =>
        pointers.FinishAsync(platform, function, cancellationToken);

    public Task NoteLookAsync(string platform, CancellationToken cancellationToken) => looks.NoteAsync(platform, cancellationToken);

    public Task<DateTimeOffset?> LastLookAsync(string platform, CancellationToken cancellationToken) => looks.LastAsync(platform, cancellationToken);

    public async Task<PlatformRecord?> GetPlatformAsync(string platform, CancellationToken cancellationToken) =>
        (await platforms.FindAsync(platform, cancellationToken))?.Value;

    public IAsyncEnumerable<PlatformRecord> ListPlatformsAsync(CancellationToken cancellationToken) => platforms.ListAsync(cancellationToken);

    public async Task PutPlatformAsync(PlatformSource source, Autonomy autonomy, string actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        var before = await platforms.GetSourceAsync(source.Definition.Platform, cancellationToken);
        await platforms.PutAsync(source, autonomy, actor, cancellationToken);
        if (before is not null) await stale.WithdrawAsync(before, source, actor, cancellationToken);
    }

    public Task<PlatformSource?> GetSourceAsync(string platform, CancellationToken cancellationToken) =>
        platforms.GetSourceAsync(platform, cancellationToken);

    public Task UpdateSourceAsync(
        string platform, Func<PlatformSource?, PlatformSource> change, string actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        return platforms.UpdateSourceAsync(platform, change, actor, cancellationToken);
    }

    public Task SetFrozenAsync(string platform, bool frozen, string actor, CancellationToken cancellationToken) =>
        platforms.SetFrozenAsync(platform, frozen, actor, cancellationToken);

    public Task<StopRecord?> GetStopAsync(CancellationToken cancellationToken) => stops.FindAsync(cancellationToken);

    public Task SetStoppedAsync(bool stopped, string? because, string actor, CancellationToken cancellationToken) =>
        stops.SetAsync(platforms, stopped, because, actor, cancellationToken);

    public async Task<FunctionRecord?> GetFunctionAsync(string platform, string function, CancellationToken cancellationToken) =>
        (await pointers.FindAsync(platform, function, cancellationToken))?.Value;

    public IAsyncEnumerable<FunctionRecord> ListFunctionsAsync(string platform, CancellationToken cancellationToken) =>
        pointers.ListAsync(platform, cancellationToken);

    public Task<VersionRecord?> GetVersionAsync(string platform, string function, int version, CancellationToken cancellationToken) =>
        versions.FindAsync(platform, function, version, cancellationToken);

    public IAsyncEnumerable<VersionRecord> ListVersionsAsync(string platform, string function, CancellationToken cancellationToken) =>
        versions.ListAsync(platform, function, cancellationToken);

    public Task<VersionRecord> AddVersionAsync(string platform, NewVersion version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(version);
        return versions.AddAsync(platform, version, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="PlatformFrozenException">The change starts, steps or promotes a canary, and <see cref="ChangeGate"/> finds something in the way.</exception>
    /// <exception cref="UnknownNameException">There is no such function, or no version that the change names.</exception>
    public Task<FunctionRecord> ApplyAsync(string platform, string function, PointerChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        return pointers.ApplyAsync(platform, function, change, cancellationToken);
    }

    public Task SetRealisedAsync(string platform, string function, int version, Estimate realised, CancellationToken cancellationToken) =>
        versions.SetRealisedAsync(platform, function, version, realised, cancellationToken);

    public Task SetLivePremisesAsync(
        string platform, string function, int version, VersionPremises premises, CancellationToken cancellationToken) =>
        versions.SetLivePremisesAsync(platform, function, version, premises, cancellationToken);

    public Task<BackupRecord?> FindBackupAsync(string platform, string function, string id, CancellationToken cancellationToken) =>
        backups.FindAsync(platform, function, id, cancellationToken);

    public IAsyncEnumerable<(string Id, BackupRecord? Backup)> ListBackupsAsync(
        string platform, string function, CancellationToken cancellationToken) => backups.ListAsync(platform, function, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="DamagedBlobException">It is not what was written; what served from it was taken back.</exception>
    public async Task<byte[]?> GetBundleAsync(string sha256, CancellationToken cancellationToken)
    {
        try
        {
            return await versions.GetBundleAsync(sha256, cancellationToken);
        }
        catch (DamagedBlobException)
        {
            await damaged.TakeBackAsync(sha256, cancellationToken);
            throw;
        }
    }

    /// <summary>Takes back what serves from a bundle that is gone or damaged.</summary>
    /// <returns>How many functions were taken back.</returns>
    public Task<int> TakeBackBundleAsync(string sha256, CancellationToken cancellationToken) => damaged.TakeBackAsync(sha256, cancellationToken);

    public Task<(ManifestDocument Manifest, string ETag)> GetManifestAsync(string platform, CancellationToken cancellationToken) =>
        manifests.BuildAsync(platform, cancellationToken);

    public Task PutReviewAsync(string platform, ReviewRecord review, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(review);
        return reviews.PutAsync(platform, review.Id, review, cancellationToken);
    }

    public Task<(string Platform, ReviewRecord Review)?> FindReviewAsync(string id, CancellationToken cancellationToken) =>
        reviews.FindAsync(id, cancellationToken);

    public IAsyncEnumerable<ReviewRecord> ListReviewsAsync(string platform, CancellationToken cancellationToken) =>
        reviews.ListAsync(platform, cancellationToken);

    public Task PutCycleAsync(CycleRecord cycle, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cycle);
        return cycles.PutAsync(cycle.Platform, cycle.Id, cycle, cancellationToken);
    }

    public async Task<CycleRecord?> FindCycleAsync(string id, CancellationToken cancellationToken) =>
        (await cycles.FindAsync(id, cancellationToken))?.Record;

    public IAsyncEnumerable<CycleRecord> ListCyclesAsync(string platform, CancellationToken cancellationToken) =>
        cycles.ListAsync(platform, cancellationToken);

    public Task AuditAsync(
        string platform, string? function, string @event, string actor, object detail, CancellationToken cancellationToken) =>
        audit.AppendAsync(platform, function, @event, actor, detail, null, cancellationToken);

    public IAsyncEnumerable<AuditEntry> ListAuditAsync(string platform, CancellationToken cancellationToken) =>
        audit.ListAsync(platform, cancellationToken);
}
