using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Optimizer.Core.Storage;

namespace Optimizer.Api.Keys;

/// <summary>
/// Makes and checks API keys. A key reads <c>opt_{id}_{secret}</c>; only its SHA-256 is kept, and it is compared in constant
/// time. The secret has 256 random bits, so a plain hash is as good as a slow one.
/// </summary>
public sealed class KeyRing(IStateStore store, TimeProvider time)
{
    private const string Partition = "keys";
    private const string Prefix = "opt_";
    private static readonly byte[] NoHash = new byte[SHA256.HashSizeInBytes];

    /// <summary>Makes a key with the given scope for all platforms.</summary>
    /// <returns>Its text: this is the only time that it is known.</returns>
    public async Task<string> CreateAsync(KeyScope scope, CancellationToken cancellationToken) =>
        (await CreateAsync(NewId(), new KeyRequest(scope), cancellationToken).ConfigureAwait(false)).Key;

    /// <summary>Whose key this is.</summary>
    /// <returns>Null for a text that is no key, is not known, has expired or was revoked.</returns>
    public async Task<KeyHolder?> FindAsync(string key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        var id = IdOf(key);
        var record = id is null ? null : (await ReadAsync(id, cancellationToken).ConfigureAwait(false))?.Record;
        var expected = record is null ? NoHash : Convert.FromHexString(record.Sha256);
        var equal = CryptographicOperations.FixedTimeEquals(Hash(key), expected);
        return equal && record is not null && !(record.Expires <= time.GetUtcNow()) ? new KeyHolder(id!, record.Scope, record.Platform) : null;
    }

    /// <summary>Makes a key worthless; harmless where it is not known.</summary>
    public Task RevokeAsync(string id, CancellationToken cancellationToken) =>
        store.WriteAsync(Partition, [StateWrite.Delete(id)], cancellationToken);

    /// <summary>Every key by id, those that have expired too.</summary>
    public async IAsyncEnumerable<KeyDocument> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entity in store.QueryAsync(Partition, null, null, cancellationToken).ConfigureAwait(false))
            yield return KeyDocument.Of(entity.Row, Parse(entity), time.GetUtcNow());
    }

    internal static string NewId() => RandomNumberGenerator.GetHexString(12, lowercase: true);

    internal async Task<IssuedKey> CreateAsync(string id, KeyRequest wanted, CancellationToken cancellationToken)
    {
        var (key, now) = ($"{Prefix}{id}_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32))}", time.GetUtcNow());
        var record = new KeyRecord(wanted.Scope, Convert.ToHexStringLower(Hash(key)), now)
        {
            Platform = wanted.Platform, Name = wanted.Name, Expires = now + wanted.ValidFor,
        };
        await store.WriteAsync(Partition, [StateWrite.Insert(id, Json(record))], cancellationToken).ConfigureAwait(false);
        return new IssuedKey(key, KeyDocument.Of(id, record, now));
    }

    internal async Task<(KeyRecord Record, string ETag)?> ReadAsync(string id, CancellationToken cancellationToken) =>
        await store.GetAsync(Partition, id, cancellationToken).ConfigureAwait(false) is { } entity ? (Parse(entity), entity.ETag) : null;

    /// <exception cref="StateConflictException">Someone else changed it meanwhile.</exception>
    internal Task ReplaceAsync(string id, KeyRecord record, string etag, CancellationToken cancellationToken) =>
        store.WriteAsync(Partition, [StateWrite.Replace(id, Json(record), etag)], cancellationToken);

    private static string Json(KeyRecord record) => JsonSerializer.Serialize(record, ApiJson.Options);

    private static KeyRecord Parse(StateEntity entity) => JsonSerializer.Deserialize<KeyRecord>(entity.Json, ApiJson.Options)!;

    private static string? IdOf(string key)
    {
        if (!key.StartsWith(Prefix, StringComparison.Ordinal) || key.Length > 128) return null;
        var id = key[Prefix.Length..].Split('_')[0];
        return id.Length == 12 && id.All(char.IsAsciiHexDigitLower) ? id : null;
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
