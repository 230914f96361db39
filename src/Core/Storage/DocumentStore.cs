using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Optimizer.Core.Storage;

/// <summary>
/// Typed entities. The gzip of a value of more than 60 KiB goes to the container <c>overflow</c>, its last name segment its hash, and its entity
/// keeps <c>{"overflow":"{name}"}</c>.
/// </summary>
internal sealed class DocumentStore(IStateStore state, IBlobStore blobs, JsonSerializerOptions json)
{
    private const string Container = "overflow";
    private const string Mark = "{\"overflow\":\"";
    private const int MaxInline = 60 * 1024;

    private static ReadOnlySpan<byte> GZip => [0x1F, 0x8B];

    public JsonSerializerOptions Json { get; } = json;

    public async Task<Document<T>?> GetAsync<T>(string partition, string row, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await state.GetAsync(partition, row, cancellationToken) is not { } entity) return null;
            try
            {
                return await OpenAsync<T>(entity, cancellationToken);
            }
            catch (DamagedBlobException)
            {
                // A value that was superseded since is not damaged: another one took its place.
                if ((await state.GetAsync(partition, row, cancellationToken))?.ETag == entity.ETag) throw;
            }
        }
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

    /// <summary>Writes a value over whatever is there, and deletes the blob of what was there; for a large document that is written often.</summary>
    /// <param name="value">Asked again when another writer came in between.</param>
    public async Task SupersedeAsync<T>(string partition, string row, Func<T> value, CancellationToken cancellationToken)
    {
        var before = await state.GetAsync(partition, row, cancellationToken);
        while (true)
        {
            // No two writes share a blob, but for the same value over the same one.
            var folder = ContentHash.Of(Encoding.UTF8.GetBytes($"{partition}/{row}/{before?.ETag}"))[..16] + "/";
            var packed = await PackAsync(value(), folder, cancellationToken);
            try
            {
                await WriteAsync(
                    partition, cancellationToken, before is null ? StateWrite.Insert(row, packed) : StateWrite.Replace(row, packed, before.ETag));
                await ForgetAsync(before?.Json, packed, cancellationToken);
                return;
            }
            catch (StateConflictException)
            {
                before = await state.GetAsync(partition, row, cancellationToken);
                await ForgetAsync(packed, before?.Json, cancellationToken);
            }
        }
    }

    /// <summary>The entity's text of a value; the value's blob is written first where it needs one.</summary>
    public Task<string> PackAsync<T>(T value, CancellationToken cancellationToken) => PackAsync(value, "", cancellationToken);

    private async Task<string> PackAsync<T>(T value, string folder, CancellationToken cancellationToken)
    {
        using var buffer = new DocumentBuffer(MaxInline);
        JsonSerializer.Serialize(buffer, value, Json);
        if (buffer.IsShort) return Encoding.UTF8.GetString(buffer.Plain);
        var content = buffer.Compress();
        var name = folder + ContentHash.Of(content);
        await blobs.PutIfAbsentAsync(Container, name, content, cancellationToken);
        return Mark + name + "\"}";
    }

    private async Task ForgetAsync(string? json, string? used, CancellationToken cancellationToken)
    {
        if (json is not null && json != used && BlobOf(json) is { } name) await blobs.DeleteAsync(Container, name, cancellationToken);
    }

    private async Task<Document<T>> OpenAsync<T>(StateEntity entity, CancellationToken cancellationToken)
    {
        var value = BlobOf(entity.Json) is { } name
            ? Read<T>(await blobs.GetVerifiedAsync(Container, name, cancellationToken))
            : JsonSerializer.Deserialize<T>(entity.Json, Json);
        return new Document<T>(entity.Row, value!, entity.ETag);
    }

    private T? Read<T>(ReadOnlyMemory<byte> content)
    {
        if (!content.Span.StartsWith(GZip)) return JsonSerializer.Deserialize<T>(content.Span, Json); // as earlier versions wrote it
        using var stream = new GZipStream(new MemoryStream(content.ToArray()), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<T>(stream, Json);
    }

    private static string? BlobOf(string json) => json.StartsWith(Mark, StringComparison.Ordinal) ? json[Mark.Length..^2] : null;
}
