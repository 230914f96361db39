using System.Runtime.CompilerServices;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Optimizer.Core.Model;
using Optimizer.Core.Storage;

namespace Optimizer.Storage;

/// <summary>
/// Entities in one table. The port's keys hold nothing that Tables forbids (<c>/ \ # ?</c> and control characters), so they are
/// the keys as they are. A write is carried out exactly once, also where an answer is lost and the request repeated: see
/// <see cref="AzureStateTransaction"/>.
/// </summary>
public sealed class AzureStateStore : IStateStore, IAsyncDisposable, IDisposable
{
    private readonly TableClient table;
    private readonly AzureStorageOptions options;
    private readonly IIdGenerator ids;
    private readonly TimeProvider time;
    private readonly AzureReceipts receipts = new();

    internal AzureStateStore(TableClient table, AzureStorageOptions options, IIdGenerator ids, TimeProvider time) =>
        (this.table, this.options, this.ids, this.time) = (table, options, ids, time);

    public async Task<StateEntity?> GetAsync(string partition, string row, CancellationToken cancellationToken)
    {
        StorageRules.RequireKey(partition);
        StorageRules.RequireKey(row);
        return await FindAsync(partition, row, cancellationToken).ConfigureAwait(false) is { } found ? Entity(found) : null;
    }

    public async IAsyncEnumerable<StateEntity> QueryAsync(
        string partition, string? from, string? to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        StorageRules.RequireKey(partition);
        var (start, end) = (from ?? "", to ?? AzureStateTransaction.ReceiptPrefix);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {start} and RowKey lt {end}");
        var found = table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (found.ConfigureAwait(false))
        {
            while (await NextAsync(found).ConfigureAwait(false))
                yield return Entity(found.Current);
        }
    }

    public async Task<IReadOnlyList<string>> WriteAsync(string partition, IReadOnlyList<StateWrite> writes, CancellationToken cancellationToken)
    {
        StorageRules.RequireBatch(partition, writes);
        // The service refuses a text that is no ETag of its own as a malformed request.
        if (writes.FirstOrDefault(w => w.Condition == WriteCondition.Matches && !w.ETag!.StartsWith("W/\"", StringComparison.Ordinal)) is { } stale)
            throw new StateConflictException(partition, stale.Row);
        var submission = new AzureStateSubmission(table, options, time, receipts, partition, new AzureStateTransaction(partition, writes, ids.NewId()));
        var etags = await submission.RunAsync(cancellationToken).ConfigureAwait(false);
        await ClearReceiptsAsync(all: false, cancellationToken).ConfigureAwait(false);
        return etags;
    }

    /// <summary>Deletes the receipts that no later batch will.</summary>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5), time);
        await ClearReceiptsAsync(all: true, patience.Token).ConfigureAwait(false);
    }

    /// <summary>Leaves the receipts, which do no harm.</summary>
    public void Dispose()
    {
    }

    private async Task ClearReceiptsAsync(bool all, CancellationToken cancellationToken)
    {
        while (receipts.PartitionToClear(all) is { } partition)
        {
            var rows = receipts.Take(partition, StorageRules.MaxBatch).Select(r => new TableTransactionAction(
                TableTransactionActionType.Delete, new TableEntity(partition, r), ETag.All));
            try
            {
                await table.SubmitTransactionAsync(rows, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is RequestFailedException or AggregateException or OperationCanceledException)
            {
                // The batch that they belong to is done; its caller must not learn of tidying that failed.
                return;
            }
        }
    }

    private async Task<TableEntity?> FindAsync(string partition, string row, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: cancellationToken).ConfigureAwait(false);
        return found.HasValue ? found.Value : null;
    }

    private static async Task<bool> NextAsync(IAsyncEnumerator<TableEntity> found)
    {
        try
        {
            return await found.MoveNextAsync().ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (e.ErrorCode == TableErrorCode.TableNotFound)
        {
            return false;
        }
    }

    private static StateEntity Entity(TableEntity row) =>
        new(row.PartitionKey, row.RowKey, Encoding.UTF8.GetString(row.GetBinary(AzureStateColumns.Json)), row.ETag.ToString());
}
