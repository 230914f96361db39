using System.Buffers.Text;
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

    /// <summary>Makes a key with the given scope.</summary>
    /// <returns>Its text: this is the only time that it is known.</returns>
    public async Task<string> CreateAsync(KeyScope scope, CancellationToken cancellationToken)
    {
        var id = RandomNumberGenerator.GetHexString(12, lowercase: true);
        var key = $"{Prefix}{id}_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32))}";
        var record = new KeyRecord(scope, Convert.ToHexStringLower(Hash(key)), time.GetUtcNow());
        var json = JsonSerializer.Serialize(record, ApiJson.Options);
        await store.WriteAsync(Partition, [StateWrite.Insert(id, json)], cancellationToken).ConfigureAwait(false);
        return key;
    }

    /// <summary>Whose key this is.</summary>
    /// <returns>Null for a text that is no key, is not known or was revoked.</returns>
    public async Task<KeyHolder?> FindAsync(string key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        var id = IdOf(key);
        var entity = id is null ? null : await store.GetAsync(Partition, id, cancellationToken).ConfigureAwait(false);
        var record = entity is null ? null : JsonSerializer.Deserialize<KeyRecord>(entity.Json, ApiJson.Options);
        var expected = record is null ? NoHash : Convert.FromHexString(record.Sha256);
        var equal = CryptographicOperations.FixedTimeEquals(Hash(key), expected);
        return equal && record is not null ? new KeyHolder(id!, record.Scope) : null;
    }

    /// <summary>Makes a key worthless; harmless where it is not known.</summary>
    public Task RevokeAsync(string id, CancellationToken cancellationToken) =>
        store.WriteAsync(Partition, [StateWrite.Delete(id)], cancellationToken);

    private static string? IdOf(string key)
    {
        if (!key.StartsWith(Prefix, StringComparison.Ordinal) || key.Length > 128) return null;
        var id = key[Prefix.Length..].Split('_')[0];
        return id.Length == 12 && id.All(char.IsAsciiHexDigitLower) ? id : null;
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
