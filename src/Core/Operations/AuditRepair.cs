using System.Globalization;
using System.Text.Json;
using Optimizer.Core.State;
using Optimizer.Core.Storage;
using Optimizer.Core.Storage.Integrity;

namespace Optimizer.Core.Operations;

/// <summary>Puts damaged or removed entries of a log back from their copies; the chain itself proves that they are the ones that were written.</summary>
public sealed class AuditRepair(IStateStore state, Quarantine quarantine, AuditVerifier verifier)
{
    /// <returns>What the log looked like first, and after what could be put back.</returns>
    public async Task<(AuditVerdict Found, AuditVerdict Left)> RunAsync(string platform, CancellationToken cancellationToken)
    {
        var found = await verifier.VerifyAsync(platform, cancellationToken);
        var left = found;
        while (left.Broken is { } entry && await TryPutBackAsync($"audit:{platform}", entry, cancellationToken))
        {
            var next = await verifier.VerifyAsync(platform, cancellationToken);
            if (next.Broken <= entry) return (found, next);
            left = next;
        }
        return (found, left);
    }

    private async Task<bool> TryPutBackAsync(string partition, long entry, CancellationToken cancellationToken)
    {
        var row = entry.ToString("D12", CultureInfo.InvariantCulture);
        var copy = await state.GetAsync(partition, SealedStateStore.Mirror + row, cancellationToken);
        var damaged = await state.GetAsync(partition, row, cancellationToken);
        if (copy is null || copy.Json == damaged?.Json || !IsEntry(copy.Json, entry)) return false;
        if (damaged is not null) await quarantine.KeepAsync(partition, row, damaged.Json, cancellationToken);
        var write = damaged is null ? StateWrite.Insert(row, copy.Json) : StateWrite.Replace(row, copy.Json, damaged.ETag);
        await state.WriteAsync(partition, [write], cancellationToken);
        return true;
    }

    private static bool IsEntry(string json, long sequence)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            // A large entry is named by its hash; the verifier reads it.
            return !document.RootElement.TryGetProperty("sequence", out var number) || number.GetInt64() == sequence;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
