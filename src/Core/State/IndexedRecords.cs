using System.Runtime.CompilerServices;
using Optimizer.Core.Storage;

namespace Optimizer.Core.State;

/// <summary>Records of a platform that are also found by their id alone.</summary>
/// <param name="documents">The store.</param>
/// <param name="index">Partition that tells the platform of an id.</param>
/// <param name="partition">Partition of a platform's records.</param>
internal sealed class IndexedRecords<T>(DocumentStore documents, string index, Func<string, string> partition)
{
    /// <summary>The index first: a record that is there is found.</summary>
    public async Task PutAsync(string platform, string id, T record, CancellationToken cancellationToken)
    {
        await documents.TryInsertAsync(index, id, platform, cancellationToken);
        await documents.WriteAsync(
            partition(platform), cancellationToken, StateWrite.Upsert(id, await documents.PackAsync(record, cancellationToken)));
    }

    public async Task<(string Platform, T Record)?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (await documents.GetAsync<string>(index, id, cancellationToken) is not { } platform) return null;
        var record = await documents.GetAsync<T>(partition(platform.Value), id, cancellationToken);
        return record is null ? null : (platform.Value, record.Value);
    }

    public async IAsyncEnumerable<T> ListAsync(string platform, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var record in documents.QueryAsync<T>(partition(platform), null, null, cancellationToken))
            yield return record.Value;
    }
}
