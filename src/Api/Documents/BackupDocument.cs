using Optimizer.Core.State;

namespace Optimizer.Api.Documents;

/// <summary>A snapshot that can be restored.</summary>
/// <param name="Live">The version that served.</param>
/// <param name="Before">Key of the change that it was taken before.</param>
public sealed record BackupDocument(string Backup, int Live, string? LiveBundle, string Before, DateTimeOffset At)
{
    public static BackupDocument Of(string id, BackupRecord backup)
    {
        ArgumentNullException.ThrowIfNull(backup);
        return new BackupDocument(id, backup.Pointer.Live, backup.LiveBundle, backup.Before, backup.At);
    }
}
