using System.Runtime.CompilerServices;
using System.Text.Json;
using Optimizer.Core.Storage;

namespace Optimizer.Core.State;

/// <summary>Immutable snapshots taken before each change.</summary>
internal sealed class BackupShelf(DocumentStore documents, IBlobStore blobs)
{
    private const string Container = "backups";

    /// <returns>The backup's id.</returns>
    public async Task<string> TakeAsync(BackupRecord backup, CancellationToken cancellationToken) =>
        (await blobs.PutContentAsync(
            Container, Folder(backup.Platform, backup.Pointer.Function), JsonSerializer.SerializeToUtf8Bytes(backup, documents.Json),
            cancellationToken)).Sha256;

    /// <summary>Oldest first, damaged ones last.</summary>
    /// <returns>The backup is null where its blob is damaged.</returns>
    public async IAsyncEnumerable<(string Id, BackupRecord? Backup)> ListAsync(
        string platform, string function, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var backups = new List<(string Id, BackupRecord? Backup)>();
        await foreach (var name in blobs.ListAsync(Container, Folder(platform, function), null, cancellationToken))
            backups.Add((name[(name.LastIndexOf('/') + 1)..], await ReadOrNullAsync(name, cancellationToken)));
        foreach (var backup in backups.OrderBy(b => b.Backup?.At ?? DateTimeOffset.MaxValue).ThenBy(b => b.Id, StringComparer.Ordinal))
            yield return backup;
    }

    /// <returns>Null when there is no such backup.</returns>
    /// <exception cref="DamagedBlobException">It is not what was written.</exception>
    public async Task<BackupRecord?> FindAsync(string platform, string function, string id, CancellationToken cancellationToken)
    {
        var name = Folder(platform, function) + id;
        return await blobs.GetAsync(Container, name, cancellationToken) is null ? null : await ReadAsync(name, cancellationToken);
    }

    private async Task<BackupRecord?> ReadOrNullAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(name, cancellationToken);
        }
        catch (DamagedBlobException)
        {
            return null;
        }
    }

    private async Task<BackupRecord> ReadAsync(string name, CancellationToken cancellationToken) =>
        JsonSerializer.Deserialize<BackupRecord>((await blobs.GetVerifiedAsync(Container, name, cancellationToken)).Span, documents.Json)!;

    private static string Folder(string platform, string function) => $"{platform}/{function}/";
}
