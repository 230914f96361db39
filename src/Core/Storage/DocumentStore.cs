using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Optimizer.Core.Storage;

/// <summary>
/// Typed entities. A value of more than 60 KiB goes to the container <c>overflow</c>, named by its hash, and its entity keeps
/// <c>{"overflow":"{sha256}"}</c>.
/// </summary>
internal sealed class DocumentStore(IStateStore state, IBlobStore blobs, JsonSerializerOptions json)
{
    private const string Container = "overflow";
    private const string Mark = "{\"overflow\":\"";
    private const int MaxInline = 60 * 1024;

    public JsonSerializerOptions Json { get; } = json;

    public async Task<Document<T>?> GetAsync<T>(string partition, string row, CancellationToken cancellationToken)
    {
        var entity = await state.GetAsync(partition, row, cancellationToken);
        return entity is null ? null : await OpenAsync<T>(entity, cancellationToken);
    }

    /// <summary>Documents by row key from <paramref name="from"/> (inclusive) to <paramref name="to"/> (exclusive).</summary>
    public async IAsyncEnumerable<Document<T>> QueryAsync<T>(
        string partition, string? from, string? to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entity in state.QueryAsync(partition, from, to, cancellationToken))
            yield return await OpenAsync<T>(entity, cancellationToken);
    }

    public Task<IReadOnlyList<string>> WriteAsync(string partition, CancellationToken cancellationToken, params StateWrite[] writes) =>
        state.WriteAsync(partition, writes, cancellationToken);

    /// <summary>Inserts unless the row exists.</summary>
    /// <returns>Whether it was inserted.</returns>
    public async Task<bool> TryInsertAsync<T>(string partition, string row, T value, CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(partition, cancellationToken, StateWrite.Insert(row, await PackAsync(value, cancellationToken)));
            return true;
        }
        catch (StateConflictException)
        {
            return false;
        }
    }

    /// <summary>Reads, changes and writes until no one else wrote in between.</summary>
    /// <param name="change">Gives the new value; the same instance to leave it as it is.</param>
    /// <returns>The value after, or null when there is no such row.</returns>
    public async Task<T?> UpdateAsync<T>(string partition, string row, Func<T, T> change, CancellationToken cancellationToken)
        where T : class
    {
        while (true)
        {
            if (await GetAsync<T>(partition, row, cancellationToken) is not { } found) return null;
            var changed = change(found.Value);
            if (ReferenceEquals(changed, found.Value)) return changed;
            try
            {
                await WriteAsync(partition, cancellationToken, StateWrite.Replace(row, await PackAsync(changed, cancellationToken), found.ETag));
                return changed;
            }
            catch (StateConflictException)
            {
                // Another writer made progress; its value is the new starting point.
            }
        }
    }

    /// <summary>The entity's text of a value; the value's blob is written first where it needs one.</summary>
    public async Task<string> PackAsync<T>(T value, CancellationToken cancellationToken)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(value, Json);
        if (bytes.Length <= MaxInline) return Encoding.UTF8.GetString(bytes);
        var hash = ContentHash.Of(bytes);
        await blobs.PutIfAbsentAsync(Container, hash, bytes, cancellationToken);
        return Mark + hash + "\"}";
    }

    private async Task<Document<T>> OpenAsync<T>(StateEntity entity, CancellationToken cancellationToken)
    {
        var value = entity.Json.StartsWith(Mark, StringComparison.Ordinal)
            ? JsonSerializer.Deserialize<T>((await blobs.GetVerifiedAsync(Container, entity.Json[Mark.Length..^2], cancellationToken)).Span, Json)
            : JsonSerializer.Deserialize<T>(entity.Json, Json);
        return new Document<T>(entity.Row, value!, entity.ETag);
    }
}
