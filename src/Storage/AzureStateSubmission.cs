using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Optimizer.Core.Storage;

namespace Optimizer.Storage;

/// <summary>Sends one batch until it is carried out or refused, and never carries it out twice.</summary>
internal sealed class AzureStateSubmission(
    TableClient table, AzureStorageOptions options, TimeProvider time, AzureReceipts receipts, string partition, AzureStateTransaction batch)
{
    /// <summary>Whether an earlier attempt may have been carried out without our learning of it.</summary>
    private bool uncertain;
    private int retries;

    /// <returns>The new ETags in the order of the writes.</returns>
    /// <exception cref="StateConflictException">A condition does not hold; nothing was written.</exception>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        while (!batch.IsEmpty)
        {
            if (await TryAsync(cancellationToken).ConfigureAwait(false) is { } etags) return etags;
        }
        return batch.ETags([]);
    }

    /// <returns>Null: to be tried again.</returns>
    private async Task<IReadOnlyList<string>?> TryAsync(CancellationToken cancellationToken)
    {
        var cleared = receipts.Take(partition, batch.Room);
        RequestFailedException fault;
        using (AzureRepeats.Watch(out var repeats))
        {
            try
            {
                var done = await table.SubmitTransactionAsync(batch.Actions(cleared), cancellationToken).ConfigureAwait(false);
                if (batch.Receipt is not null) receipts.Add(partition, batch.Receipt);
                return batch.ETags(done.Value);
            }
            catch (RequestFailedException e)
            {
                fault = e;
                uncertain |= repeats.Any;
            }
        }
        return await AfterAsync(fault, cleared, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<string>?> AfterAsync(
        RequestFailedException fault, IReadOnlyList<string> cleared, CancellationToken cancellationToken)
    {
        var action = (fault as TableTransactionFailedException)?.FailedTransactionActionIndex ?? 0;
        var refused = IsRefusal(fault);
        if (refused && uncertain && await WasDoneAsync(cancellationToken).ConfigureAwait(false))
            return await OwnETagsAsync(cancellationToken).ConfigureAwait(false);
        // Where somebody else took the old receipts away, they are gone, which is all that was wanted.
        if (refused && batch.IsOldReceipt(action)) return null;
        receipts.Add(partition, cleared);
        if (refused)
            SkipOrThrow(fault, action);
        else if (fault.ErrorCode == TableErrorCode.TableNotFound)
            await table.CreateIfNotExistsAsync(cancellationToken).ConfigureAwait(false);
        else
            await PauseAsync(fault, cancellationToken).ConfigureAwait(false);
        return null;
    }

    /// <summary>A row that is to be deleted whatever it is may be absent; any other refusal is a conflict.</summary>
    private void SkipOrThrow(RequestFailedException fault, int action)
    {
        var write = batch.WriteAt(action);
        if (fault.Status != 404 || write is not { Json: null, Condition: WriteCondition.Any }) throw new StateConflictException(partition, write.Row);
        batch.Skip(action);
    }

    /// <summary>Whether a condition of the batch did not hold.</summary>
    private static bool IsRefusal(RequestFailedException fault) =>
        fault.Status == 412
        || (fault.Status == 409 && fault.ErrorCode == TableErrorCode.EntityAlreadyExists)
        || (fault.Status == 404 && fault.ErrorCode != TableErrorCode.TableNotFound);

    /// <summary>The client repeats what fails as a whole; the service may also answer that one action within the batch met a passing fault.</summary>
    private async Task PauseAsync(RequestFailedException fault, CancellationToken cancellationToken)
    {
        if (fault is not TableTransactionFailedException || fault.Status is not (408 or 429 or >= 500) || retries == options.MaxRetries)
            throw fault;
        uncertain = true;
        var pause = options.RetryDelay * Math.Pow(2, retries++);
        await Task.Delay(pause < options.MaxRetryDelay ? pause : options.MaxRetryDelay, time, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The receipt tells. A full batch has none: there a row's mark tells, unless others have overwritten or deleted that row since.
    /// </summary>
    private async Task<bool> WasDoneAsync(CancellationToken cancellationToken)
    {
        if ((batch.Receipt ?? batch.MarkedRow) is not { } row) return false;
        var found = await table.GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: cancellationToken).ConfigureAwait(false);
        return found.HasValue && (batch.Receipt is not null || batch.IsMark(found.Value!));
    }

    /// <summary>ETags of the rows as this batch left them; of a row that others have changed since, one that matches nothing.</summary>
    private async Task<IReadOnlyList<string>> OwnETagsAsync(CancellationToken cancellationToken)
    {
        if (batch.Receipt is not null) receipts.Add(partition, batch.Receipt);
        var etags = new List<string>();
        foreach (var write in batch.Writes)
        {
            var row = write.Json is null
                ? null
                : await table.GetEntityIfExistsAsync<TableEntity>(partition, write.Row, cancellationToken: cancellationToken).ConfigureAwait(false);
            etags.Add(row is { HasValue: true } && batch.IsMark(row.Value!) ? row.Value!.ETag.ToString() : "");
        }
        return etags;
    }
}
