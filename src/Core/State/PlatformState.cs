#pragma warning disable CS9113
using System.Text.Json;
using Optimizer.Core.Bundles;
using Optimizer.Core.Model;
using Optimizer.Core.Source;
using Optimizer.Core.Storage;
using Optimizer.Runtime.Versions;

namespace Optimizer.Core.State;

/// <summary>Platforms over the two storage ports. Safe for several processes at once.</summary>
/// <param name="state">Entities.</param>
/// <param name="blobs">Sources, bundles, backups, and values too large for an entity.</param>
/// <param name="signer">Signs each version's bundle.</param>
/// <param name="time">The clock.</param>
/// <param name="json">Knows every plan type, as <c>PlanJson</c> makes them; its number handling is widened to NaN.</param>
public sealed partial class PlatformState(
    IStateStore state, IBlobStore blobs, IBundleSigner signer, TimeProvider time, JsonSerializerOptions json) : IPlatformState
{
    public Task<PlatformRecord?> GetPlatformAsync(string platform, CancellationToken cancellationToken) => throw new NotImplementedException();

    public IAsyncEnumerable<PlatformRecord> ListPlatformsAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task PutPlatformAsync(PlatformSource source, Autonomy autonomy, string actor, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<PlatformSource?> GetSourceAsync(string platform, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task SetFrozenAsync(string platform, bool frozen, string actor, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<FunctionRecord?> GetFunctionAsync(string platform, string function, CancellationToken cancellationToken) => throw new NotImplementedException();

    public IAsyncEnumerable<FunctionRecord> ListFunctionsAsync(string platform, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<VersionRecord?> GetVersionAsync(string platform, string function, int version, CancellationToken cancellationToken) => throw new NotImplementedException();

    public IAsyncEnumerable<VersionRecord> ListVersionsAsync(string platform, string function, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<VersionRecord> AddVersionAsync(string platform, NewVersion version, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<FunctionRecord> ApplyAsync(string platform, string function, PointerChange change, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task SetRealisedAsync(string platform, string function, int version, Estimate realised, CancellationToken cancellationToken) => throw new NotImplementedException();

    public IAsyncEnumerable<(string Id, BackupRecord Backup)> ListBackupsAsync(string platform, string function, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<byte[]?> GetBundleAsync(string sha256, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<(ManifestDocument Manifest, string ETag)> GetManifestAsync(string platform, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task PutReviewAsync(string platform, ReviewRecord review, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<(string Platform, ReviewRecord Review)?> FindReviewAsync(string id, CancellationToken cancellationToken) => throw new NotImplementedException();

    public IAsyncEnumerable<ReviewRecord> ListReviewsAsync(string platform, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task PutCycleAsync(CycleRecord cycle, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<CycleRecord?> FindCycleAsync(string id, CancellationToken cancellationToken) => throw new NotImplementedException();

    public IAsyncEnumerable<CycleRecord> ListCyclesAsync(string platform, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task AuditAsync( string platform, string? function, string @event, string actor, object detail, CancellationToken cancellationToken) => throw new NotImplementedException();

    public IAsyncEnumerable<AuditEntry> ListAuditAsync(string platform, CancellationToken cancellationToken) => throw new NotImplementedException();
}
