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

    public async IAsyncEnumerable<(string Id, BackupRecord Backup)> ListAsync(
        string platform, string function, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var backups = new List<(string Id, BackupRecord Backup)>();
        await foreach (var name in blobs.ListAsync(Container, Folder(platform, function), null, cancellationToken))
        {
            var content = await blobs.GetVerifiedAsync(Container, name, cancellationToken);
            backups.Add((name[(name.LastIndexOf('/') + 1)..], JsonSerializer.Deserialize<BackupRecord>(content.Span, documents.Json)!));
        }
        foreach (var backup in backups.OrderBy(b => b.Backup.At).ThenBy(b => b.Id, StringComparer.Ordinal))
            yield return backup;
    }

    private static string Folder(string platform, string function) => $"{platform}/{function}/";
}
