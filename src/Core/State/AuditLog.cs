using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Optimizer.Core.Storage;

namespace Optimizer.Core.State;

/// <summary>
/// The append-only log of one store's platforms. An entry and the head that names the latest hash are written in one batch, so
/// writers cannot fork the chain.
/// </summary>
internal sealed class AuditLog(DocumentStore documents, TimeProvider time)
{
    public const string HeadRow = "head";

    /// <param name="once">A key under which the decision is appended once, however often this is called; null: always.</param>
    public async Task AppendAsync(
        string platform, string? function, string @event, string actor, object detail, string? once, CancellationToken cancellationToken)
    {
        var partition = StateKeys.Audit(platform);
        var evidence = JsonSerializer.SerializeToElement(detail, documents.Json);
        var onceRow = once is null ? null : "once:" + ContentHash.Of(once);
        while (true)
        {
            if (onceRow is not null && await documents.GetAsync<long>(partition, onceRow, cancellationToken) is not null) return;
            var head = await documents.GetAsync<AuditHead>(partition, HeadRow, cancellationToken);
            var entry = AuditChain.Next(head?.Value ?? AuditHead.Empty, time.GetUtcNow(), platform, function, @event, actor, evidence);
            if (await TryWriteAsync(partition, head?.ETag, entry, onceRow, cancellationToken)) return;
        }
    }

    public async IAsyncEnumerable<AuditEntry> ListAsync(string platform, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entry in documents.QueryAsync<AuditEntry>(StateKeys.Audit(platform), "0", StateKeys.AfterDigits, cancellationToken))
            yield return entry.Value;
    }

    private async Task<bool> TryWriteAsync(
        string partition, string? headETag, AuditEntry entry, string? onceRow, CancellationToken cancellationToken)
    {
        var head = await documents.PackAsync(new AuditHead(entry.Sequence, entry.Hash), cancellationToken);
        List<StateWrite> writes =
        [
            StateWrite.Insert(Row(entry.Sequence), await documents.PackAsync(entry, cancellationToken)),
            headETag is null ? StateWrite.Insert(HeadRow, head) : StateWrite.Replace(HeadRow, head, headETag),
        ];
        if (onceRow is not null)
            writes.Add(StateWrite.Insert(onceRow, entry.Sequence.ToString(CultureInfo.InvariantCulture)));
        try
        {
            await documents.WriteAsync(partition, cancellationToken, [.. writes]);
            return true;
        }
        catch (StateConflictException)
        {
            return false;
        }
    }

    private static string Row(long sequence) => sequence.ToString("D12", CultureInfo.InvariantCulture);
}
