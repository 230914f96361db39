using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Optimizer.Core.Bundles;
using Optimizer.Core.Storage;
using Optimizer.Runtime.Versions;

namespace Optimizer.Core.State;

/// <summary>Signs the ends of logs, and reads what was signed.</summary>
/// <param name="state">Where the logs are.</param>
/// <param name="blobs">Where their signed ends are.</param>
/// <param name="signer">The key that bundles are signed with too.</param>
/// <param name="time">The clock.</param>
public sealed class AuditSeals(IStateStore state, IBlobStore blobs, IBundleSigner signer, TimeProvider time)
{
    public const string Container = "audit-seals";

    private static readonly JsonSerializerOptions Json = StateJson.Create();
    private readonly DocumentStore documents = new(state, blobs, Json);

    /// <summary>Signs a log's present end. Signing the same end again changes nothing.</summary>
    /// <returns>The last entry that is covered; 0 where the log is empty.</returns>
    public async Task<long> SignAsync(string platform, CancellationToken cancellationToken)
    {
        var head = (await documents.GetAsync<AuditHead>(StateKeys.Audit(platform), AuditLog.HeadRow, cancellationToken))?.Value ?? AuditHead.Empty;
        if (head.Sequence == 0) return 0;
        var name = Name(platform, head.Sequence);
        if (await blobs.GetAsync(Container, name, cancellationToken) is not null) return head.Sequence;
        var key = AuditSeal.KeyOf(await signer.GetPublicKeyPemAsync(cancellationToken));
        var signature = await signer.SignAsync(AuditSeal.Payload(platform, head.Sequence, head.Hash), cancellationToken);
        var seal = new AuditSeal(head.Sequence, head.Hash, time.GetUtcNow(), key, signature);
        await blobs.PutIfAbsentAsync(Container, name, JsonSerializer.SerializeToUtf8Bytes(seal, Json), cancellationToken);
        return head.Sequence;
    }

    /// <summary>A platform's signed ends by their entries, ascending; null where a seal is not what this key signed, and nothing of those that another key signed.</summary>
    internal async IAsyncEnumerable<(long Sequence, AuditSeal? Seal)> ListAsync(string platform, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pem = await signer.GetPublicKeyPemAsync(cancellationToken);
        using var key = ECDsa.Create();
        key.ImportFromPem(pem);
        await foreach (var name in blobs.ListAsync(Container, platform + "/", null, cancellationToken))
        {
            var sequence = long.Parse(name[(name.LastIndexOf('/') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture);
            var seal = Read((await blobs.GetAsync(Container, name, cancellationToken))?.Content ?? default);
            if (seal is not null && seal.Key != AuditSeal.KeyOf(pem)) continue;
            yield return (sequence, seal is not null && IsSigned(key, platform, sequence, seal) ? seal : null);
        }
    }

    private static string Name(string platform, long sequence) => $"{platform}/{sequence.ToString("D12", CultureInfo.InvariantCulture)}";

    private static bool IsSigned(ECDsa key, string platform, long sequence, AuditSeal seal) =>
        seal.Sequence == sequence && BundleSignature.Verify(key, AuditSeal.Payload(platform, seal.Sequence, seal.Hash), seal.Signature);

    private static AuditSeal? Read(ReadOnlyMemory<byte> content)
    {
        try
        {
            return JsonSerializer.Deserialize<AuditSeal>(content.Span, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
