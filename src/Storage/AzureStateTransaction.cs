using System.Text;
using Azure;
using Azure.Data.Tables;
using Optimizer.Core.Storage;

namespace Optimizer.Storage;

/// <summary>
/// One batch on its way to a table. Where it has room it also inserts a receipt: a row named after the batch, which is there
/// exactly when the batch was carried out. Each row is marked with the batch's id as well.
/// </summary>
internal sealed class AzureStateTransaction(string partition, IReadOnlyList<StateWrite> writes, string id)
{
    /// <summary>Sorts after every key that callers can give, and is no part of one.</summary>
    public const string ReceiptPrefix = "~";

    /// <summary>Tables' own limit.</summary>
    private const int MaxActions = 100;

    /// <summary>Receipts that one batch takes away, so that it stays quick.</summary>
    private const int MaxCleared = 10;

    private readonly List<int> sent = [.. Enumerable.Range(0, writes.Count)];

    /// <summary>The receipt's row; null where the batch is full.</summary>
    public string? Receipt { get; } = writes.Count < MaxActions ? ReceiptPrefix + id : null;

    /// <summary>How many old receipts it can delete.</summary>
    public int Room => Math.Min(MaxCleared, MaxActions - 1 - writes.Count);

    /// <summary>Whether every write turned out to have nothing to do.</summary>
    public bool IsEmpty => sent.Count == 0;

    /// <summary>The first row that exists after it; null where it only deletes.</summary>
    public string? MarkedRow => writes.FirstOrDefault(w => w.Json is not null)?.Row;

    public IReadOnlyList<StateWrite> Writes => writes;

    /// <summary>The writes in their order, then the receipt, then the deletions of old receipts.</summary>
    public IEnumerable<TableTransactionAction> Actions(IEnumerable<string> oldReceipts) =>
        sent.Select(i => Action(writes[i]))
            .Concat(Receipt is null ? [] : [new(TableTransactionActionType.Add, new TableEntity(partition, Receipt))])
            .Concat(oldReceipts.Select(r => new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(partition, r), ETag.All)));

    /// <summary>The ETags of a batch that was carried out; of a deletion it is empty, and matches nothing.</summary>
    public IReadOnlyList<string> ETags(IReadOnlyList<Response> responses)
    {
        var etags = Enumerable.Repeat("", writes.Count).ToArray();
        for (var i = 0; i < sent.Count; i++)
        {
            if (writes[sent[i]].Json is not null) etags[sent[i]] = responses[i].Headers.ETag?.ToString() ?? "";
        }
        return etags;
    }

    /// <summary>Whether the failed action is the deletion of an old receipt.</summary>
    public bool IsOldReceipt(int action) => action > sent.Count || (Receipt is null && action == sent.Count);

    /// <summary>The write that the failed action carries out; the first one where the service names none.</summary>
    public StateWrite WriteAt(int action) => writes[sent[action < sent.Count ? action : 0]];

    /// <summary>Leaves out a deletion whose row is not there.</summary>
    public void Skip(int action) => sent.RemoveAt(action);

    /// <summary>Whether a row's mark is this batch's.</summary>
    public bool IsMark(TableEntity row) => row.GetString(AzureStateColumns.Mark) == id;

    private TableTransactionAction Action(StateWrite write)
    {
        var etag = write.Condition == WriteCondition.Matches ? new ETag(write.ETag!) : ETag.All;
        if (write.Json is null)
            return new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(partition, write.Row), etag);
        var kind = write.Condition switch
        {
            WriteCondition.Absent => TableTransactionActionType.Add,
            WriteCondition.Matches => TableTransactionActionType.UpdateReplace,
            _ => TableTransactionActionType.UpsertReplace,
        };
        return new TableTransactionAction(kind, Row(write.Row, write.Json), etag);
    }

    private TableEntity Row(string row, string json) => new(partition, row)
    {
        [AzureStateColumns.Json] = Encoding.UTF8.GetBytes(json),
        [AzureStateColumns.Mark] = id,
    };
}
