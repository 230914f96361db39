using System.Globalization;
using System.Text.Json;
using Optimizer.Core.Storage;

namespace Optimizer.Core.State;

/// <summary>
/// Checks the chain of a platform's audit log from its first entry to its head. It may be written to meanwhile: the log must reach
/// the head that was read before, and what lies beyond it must be covered by the head that is read after.
/// </summary>
/// <param name="state">Where the log is.</param>
/// <param name="blobs">Where its large entries are.</param>
/// <param name="seals">Its signed ends; null: signatures are not looked at.</param>
public sealed class AuditVerifier(IStateStore state, IBlobStore blobs, AuditSeals? seals = null)
{
    private readonly DocumentStore documents = new(state, blobs, StateJson.Create());

    /// <returns>The first entry that is missing, changed, moved or forged; that the log's end was cut off; or that it is not what was signed.</returns>
    public async Task<AuditVerdict> VerifyAsync(string platform, CancellationToken cancellationToken)
    {
        var signed = seals is null ? [] : await seals.ListAsync(platform, cancellationToken).ToListAsync(cancellationToken);
        var chain = await VerifyChainAsync(platform, cancellationToken);
        if (signed.Count == 0 || !chain.Intact) return chain;
        foreach (var (sequence, seal) in signed)
        {
            var entry = await ReadAsync(StateKeys.Audit(platform), Row(sequence), cancellationToken);
            if (seal is null) return new AuditVerdict(chain.Entries, sequence, $"the signature of entry {sequence} is not valid");
            if (entry?.Hash != seal.Hash)
                return new AuditVerdict(chain.Entries, Math.Min(sequence, chain.Entries + 1), FormattableString.Invariant(
                    $"entry {sequence} was signed at {seal.At:u} with hash {seal.Hash}, and the log has {entry?.Hash ?? "no such entry"}"));
        }
        return chain with { Signed = signed[^1].Sequence };
    }

    private async Task<AuditVerdict> VerifyChainAsync(string platform, CancellationToken cancellationToken)
    {
        var partition = StateKeys.Audit(platform);
        var (before, at) = (await HeadAsync(partition, cancellationToken), AuditHead.Empty);
        await foreach (var entity in state.QueryAsync(partition, "0", StateKeys.AfterDigits, cancellationToken))
        {
            if (await FaultAsync(partition, entity.Row, at, cancellationToken) is { } fault)
                return new AuditVerdict(at.Sequence, at.Sequence + 1, fault);
            at = new AuditHead(at.Sequence + 1, (await ReadAsync(partition, entity.Row, cancellationToken))!.Hash);
            if (at.Sequence == before.Sequence && at.Hash != before.Hash) return Cut(at, before);
        }
        if (at.Sequence <= before.Sequence) return at == before ? new AuditVerdict(at.Sequence, null, null) : Cut(at, before);
        var after = await HeadAsync(partition, cancellationToken);
        return at.Sequence < after.Sequence || at == after ? new AuditVerdict(at.Sequence, null, null) : Cut(at, after);
    }

    private async Task<AuditHead> HeadAsync(string partition, CancellationToken cancellationToken) =>
        (await documents.GetAsync<AuditHead>(partition, AuditLog.HeadRow, cancellationToken))?.Value ?? AuditHead.Empty;

    private static AuditVerdict Cut(AuditHead at, AuditHead head) => new(
        at.Sequence, at.Sequence + 1, $"the log ends at entry {at.Sequence}, and its head says {head.Sequence} with hash {head.Hash}");

    private async Task<string?> FaultAsync(string partition, string row, AuditHead before, CancellationToken cancellationToken)
    {
        var expected = Row(before.Sequence + 1);
        if (row != expected) return $"entry {expected} is missing; the next is {row}";
        AuditEntry? entry;
        try
        {
            entry = await ReadAsync(partition, row, cancellationToken);
        }
        catch (Exception e) when (e is JsonException or DamagedBlobException)
        {
            return $"entry {row} cannot be read: {e.Message}";
        }
        if (entry is null) return $"entry {row} is gone";
        if (entry.Sequence != before.Sequence + 1) return $"row {row} holds entry {entry.Sequence}";
        if (entry.Previous != before.Hash) return $"entry {row} does not follow the entry before it";
        return AuditChain.HashOf(entry) == entry.Hash ? null : $"entry {row} is not what was written: its hash differs";
    }

    private static string Row(long sequence) => sequence.ToString("D12", CultureInfo.InvariantCulture);

    private async Task<AuditEntry?> ReadAsync(string partition, string row, CancellationToken cancellationToken) =>
        (await documents.GetAsync<AuditEntry>(partition, row, cancellationToken))?.Value;
}
