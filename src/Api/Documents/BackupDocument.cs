using System.Text.Json.Serialization;
using Optimizer.Core.State;

namespace Optimizer.Api.Documents;

/// <summary>A snapshot that can be restored, unless it is damaged: of such a one only the id is known.</summary>
/// <param name="Live">The version that served.</param>
/// <param name="Before">Key of the change that it was taken before.</param>
public sealed record BackupDocument(string Backup, int? Live, string? LiveBundle, string? Before, DateTimeOffset? At)
{
    /// <summary>Its content is not what was written.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Damaged { get; init; }

    public static BackupDocument Of(string id, BackupRecord? backup) => backup is null
        ? new BackupDocument(id, null, null, null, null) { Damaged = true }
        : new BackupDocument(id, backup.Pointer.Live, backup.LiveBundle, backup.Before, backup.At);
}
