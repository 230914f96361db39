namespace Optimizer.Storage;

/// <summary>
/// Receipts of finished batches, which later batches to the same partition delete. What is left when a process is killed does no
/// harm: a row of a few bytes that no query shows.
/// </summary>
internal sealed class AzureReceipts
{
    private const int MaxPartitions = 256;
    private readonly Lock turn = new();
    private readonly Dictionary<string, List<string>> waiting = new(StringComparer.Ordinal);

    public void Add(string partition, params IEnumerable<string> receipts)
    {
        lock (turn)
        {
            if (!waiting.TryGetValue(partition, out var rows)) waiting.Add(partition, rows = []);
            rows.AddRange(receipts);
            if (rows.Count == 0) waiting.Remove(partition);
        }
    }

    /// <summary>Takes up to <paramref name="count"/> receipts; nobody else takes them.</summary>
    public IReadOnlyList<string> Take(string partition, int count)
    {
        lock (turn)
        {
            if (count <= 0 || !waiting.TryGetValue(partition, out var rows)) return [];
            var taken = rows.GetRange(0, Math.Min(count, rows.Count));
            rows.RemoveRange(0, taken.Count);
            if (rows.Count == 0) waiting.Remove(partition);
            return taken;
        }
    }

    /// <summary>The partition to clear next, when there are more than are worth keeping in mind, or all are wanted.</summary>
    public string? PartitionToClear(bool all)
    {
        lock (turn)
            return waiting.Count > (all ? 0 : MaxPartitions) ? waiting.Keys.First() : null;
    }
}
