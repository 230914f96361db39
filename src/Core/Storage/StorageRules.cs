using System.Text;
using System.Text.RegularExpressions;

namespace Optimizer.Core.Storage;

/// <summary>The limits that every adapter enforces before it writes, so that what works on one works on all.</summary>
public static partial class StorageRules
{
    /// <summary>UTF-8 bytes of one value.</summary>
    public const int MaxValueBytes = 64 * 1024;

    /// <summary>Writes in one batch.</summary>
    public const int MaxBatch = 100;

    /// <summary>UTF-8 bytes of all values of one batch.</summary>
    public const int MaxBatchBytes = 2 * 1024 * 1024;

    /// <exception cref="ArgumentException">The key is not 1 to 512 characters of <c>[A-Za-z0-9._:-]</c>.</exception>
    public static void RequireKey(string key)
    {
        if (key is null || !Key().IsMatch(key))
            throw new ArgumentException($"'{key}' is not a key: 1 to 512 characters of [A-Za-z0-9._:-].", nameof(key));
    }

    /// <exception cref="ArgumentException">The container's or the blob's name is not valid.</exception>
    public static void RequireBlob(string container, string name)
    {
        RequireContainer(container);
        if (name is null || name.Length > 512 || !BlobName().IsMatch(name))
            throw new ArgumentException($"'{name}' is not a blob's name: up to 512 characters of [A-Za-z0-9._-] segments with '/' between.", nameof(name));
    }

    /// <exception cref="ArgumentException">The name is not valid.</exception>
    public static void RequireContainer(string container)
    {
        if (container is null || !Container().IsMatch(container))
            throw new ArgumentException($"'{container}' is not a container's name: [a-z0-9-]{{3,63}}.", nameof(container));
    }

    /// <exception cref="ArgumentException">The batch is empty, too large, or names a row twice.</exception>
    public static void RequireBatch(string partition, IReadOnlyList<StateWrite> writes)
    {
        RequireKey(partition);
        ArgumentNullException.ThrowIfNull(writes);
        if (writes.Count is 0 or > MaxBatch)
            throw new ArgumentException($"A batch holds 1 to {MaxBatch} writes, not {writes.Count} (partition {partition}).", nameof(writes));
        var rows = new HashSet<string>(StringComparer.Ordinal);
        var total = 0;
        foreach (var write in writes)
        {
            if (!rows.Add(write.Row))
                throw new ArgumentException($"A batch names a row once; {partition}/{write.Row} comes twice.", nameof(writes));
            total += RequireWrite(partition, write);
        }
        if (total > MaxBatchBytes)
            throw new ArgumentException($"The values of a batch are {total:N0} bytes, more than {MaxBatchBytes:N0} (partition {partition}).", nameof(writes));
    }

    private static int RequireWrite(string partition, StateWrite write)
    {
        RequireKey(write.Row);
        if (write.Condition == WriteCondition.Matches && write.ETag is null)
            throw new ArgumentException($"The write of {partition}/{write.Row} expects an ETag and names none.");
        if (write.Condition == WriteCondition.Absent && write.Json is null)
            throw new ArgumentException($"The write of {partition}/{write.Row} would delete what must be absent.");
        var bytes = write.Json is null ? 0 : Encoding.UTF8.GetByteCount(write.Json);
        return bytes <= MaxValueBytes
            ? bytes
            : throw new ArgumentException($"The value of {partition}/{write.Row} is {bytes:N0} bytes, more than {MaxValueBytes:N0}: put it in a blob.");
    }

    [GeneratedRegex(@"\A[A-Za-z0-9._:-]{1,512}\z")]
    private static partial Regex Key();

    [GeneratedRegex(@"\A[a-z0-9-]{3,63}\z")]
    private static partial Regex Container();

    [GeneratedRegex(@"\A[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*\z")]
    private static partial Regex BlobName();
}
