using System.Runtime.CompilerServices;

namespace Optimizer.Core.Storage.Integrity;

/// <summary>
/// Checks each document when it is read (see <see cref="DocumentSeal"/>) and keeps a copy of it in the row <c>mirror:{row}</c> of the same
/// batch. A damaged document is kept aside and put back from its copy. Journals and evidence have no copy: a damaged row of theirs is kept
/// aside and removed, the read that met it fails, and the next one does without. The audit log is checked by its own chain.
/// </summary>
public sealed class SealedStateStore(IStateStore inner, Quarantine quarantine) : IStateStore
{
    /// <summary>Rows of copies; no query gives them.</summary>
    public const string Mirror = "mirror:";

    private const string Audit = "audit:";
    private static readonly string[] Plain = ["evidence:", "evidence-functions:", "workflow:", "workflows:"];

    public async Task<StateEntity?> GetAsync(string partition, string row, CancellationToken cancellationToken) =>
        await inner.GetAsync(partition, row, cancellationToken) is { } found ? await OpenAsync(found, cancellationToken) : null;

    public async IAsyncEnumerable<StateEntity> QueryAsync(
        string partition, string? from, string? to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var found in inner.QueryAsync(partition, from, to, cancellationToken))
            if (!IsMirror(found.Row)) yield return await OpenAsync(found, cancellationToken);
    }

    public async Task<IReadOnlyList<string>> WriteAsync(string partition, IReadOnlyList<StateWrite> writes, CancellationToken cancellationToken)
    {
        StorageRules.RequireBatch(partition, writes);
        var stored = writes.Select(w => w with { Json = w.Json is { } json ? Sealed(partition, json) : null }).ToList();
        var mirrors = stored.Select(w => new StateWrite(Mirror + w.Row, w.Json, WriteCondition.Any)).ToList();
        List<StateWrite> batch = IsMirrored(partition) && Fits(stored, mirrors) ? [.. stored, .. mirrors] : stored;
        return [.. (await inner.WriteAsync(partition, batch, cancellationToken)).Take(writes.Count)];
    }

    private static bool IsMirror(string row) => row.StartsWith(Mirror, StringComparison.Ordinal);

    private static bool IsMirrored(string partition) => !Plain.Any(p => partition.StartsWith(p, StringComparison.Ordinal));

    private static bool IsChecked(StateEntity found) => !found.Partition.StartsWith(Audit, StringComparison.Ordinal) && !IsMirror(found.Row);

    private static string Sealed(string partition, string json) => partition.StartsWith(Audit, StringComparison.Ordinal) ? json : DocumentSeal.Put(json);

    private static bool Fits(List<StateWrite> stored, List<StateWrite> mirrors) =>
        stored.Count + mirrors.Count <= StorageRules.MaxBatch && mirrors.TrueForAll(m => m.Row.Length <= 512 && !IsMirror(m.Row[Mirror.Length..]))
        && stored.Sum(w => (w.Json?.Length ?? 0) * 6L) <= StorageRules.MaxBatchBytes;

    private async Task<StateEntity> OpenAsync(StateEntity found, CancellationToken cancellationToken)
    {
        if (!IsChecked(found)) return found;
        var (json, whole) = DocumentSeal.Open(found.Json);
        return whole ? found with { Json = json } : await RepairAsync(found, cancellationToken);
    }

    /// <summary>The damaged document's ETag guards the repair: who wrote it anew meanwhile has repaired it already.</summary>
    private async Task<StateEntity> RepairAsync(StateEntity damaged, CancellationToken cancellationToken)
    {
        var kept = await quarantine.KeepAsync(damaged.Partition, damaged.Row, damaged.Json, cancellationToken);
        var copy = IsMirrored(damaged.Partition) ? await inner.GetAsync(damaged.Partition, Mirror + damaged.Row, cancellationToken) : null;
        var (json, whole) = copy is null ? ("", false) : DocumentSeal.Open(copy.Json);
        quarantine.Tell($"The document {damaged.Partition}/{damaged.Row}", kept, whole);
        if (!whole)
        {
            if (!IsMirrored(damaged.Partition)) await TryWriteAsync(damaged.Partition, StateWrite.Delete(damaged.Row, damaged.ETag), cancellationToken);
            throw new DamagedDocumentException(damaged.Partition, damaged.Row);
        }
        var etag = await TryWriteAsync(damaged.Partition, StateWrite.Replace(damaged.Row, copy!.Json, damaged.ETag), cancellationToken);
        if (etag is not null) return damaged with { Json = json, ETag = etag };
        return await GetAsync(damaged.Partition, damaged.Row, cancellationToken) ?? throw new DamagedDocumentException(damaged.Partition, damaged.Row);
    }

    private async Task<string?> TryWriteAsync(string partition, StateWrite write, CancellationToken cancellationToken)
    {
        try
        {
            return (await inner.WriteAsync(partition, [write], cancellationToken))[0];
        }
        catch (StateConflictException)
        {
            return null;
        }
    }
}
