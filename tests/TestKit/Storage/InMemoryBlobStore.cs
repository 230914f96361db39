using System.Globalization;
using System.Runtime.CompilerServices;
using Optimizer.Core.Storage;

namespace Optimizer.TestKit.Storage;

/// <summary>Blobs in memory, with the same rules as the real stores.</summary>
public sealed class InMemoryBlobStore : IBlobStore
{
    private readonly Lock turn = new();
    private readonly Dictionary<(string Container, string Name), Blob> blobs = [];
    private long sequence;

    public Task<Blob?> GetAsync(string container, string name, CancellationToken cancellationToken)
    {
        StorageRules.RequireBlob(container, name);
        lock (turn)
            return Task.FromResult(blobs.GetValueOrDefault((container, name)));
    }

    public Task<string?> PutIfAbsentAsync(string container, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        PutAsync(container, name, content, found => found is null);

    public Task<string?> ReplaceAsync(
        string container, string name, ReadOnlyMemory<byte> content, string? etag, CancellationToken cancellationToken) =>
        PutAsync(container, name, content, found => etag is null || found?.ETag == etag);

    public async IAsyncEnumerable<string> ListAsync(
        string container, string prefix, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        StorageRules.RequireContainer(container);
        await Task.CompletedTask;
        List<string> names;
        lock (turn)
        {
            names = [.. blobs.Keys.Where(k => k.Container == container && k.Name.StartsWith(prefix, StringComparison.Ordinal))
                .Select(k => k.Name).Where(n => after is null || string.CompareOrdinal(n, after) > 0).Order(StringComparer.Ordinal)];
        }
        foreach (var name in names)
            yield return name;
    }

    public Task DeleteAsync(string container, string name, CancellationToken cancellationToken)
    {
        StorageRules.RequireBlob(container, name);
        lock (turn)
            blobs.Remove((container, name));
        return Task.CompletedTask;
    }

    /// <summary>Every blob's name, ETag and hash, in order: equal texts are equal states.</summary>
    public string Snapshot()
    {
        lock (turn)
        {
            return string.Join('\n', blobs.OrderBy(b => b.Key.Container, StringComparer.Ordinal).ThenBy(b => b.Key.Name, StringComparer.Ordinal)
                .Select(b => $"{b.Key} {b.Value.ETag} {ContentHash.Of(b.Value.Content.Span)}"));
        }
    }

    private Task<string?> PutAsync(string container, string name, ReadOnlyMemory<byte> content, Func<Blob?, bool> holds)
    {
        StorageRules.RequireBlob(container, name);
        lock (turn)
        {
            if (!holds(blobs.GetValueOrDefault((container, name)))) return Task.FromResult<string?>(null);
            var etag = (++sequence).ToString(CultureInfo.InvariantCulture);
            blobs[(container, name)] = new Blob(content.ToArray(), etag);
            return Task.FromResult<string?>(etag);
        }
    }
}
