using System.Text;
using Optimizer.Core.Operations.Alerts;

namespace Optimizer.Core.Storage.Integrity;

/// <summary>
/// Keeps damaged bytes aside, in the container <c>quarantine</c>: <c>blobs/{container}/{name}/{sha256}</c> or
/// <c>state/{partition}/{row}/{sha256}</c> (with <c>_</c> for <c>:</c>), and raises the alert.
/// </summary>
public sealed class Quarantine(IBlobStore blobs, TimeProvider time, IAlertSink? alerts = null)
{
    public const string Container = "quarantine";

    /// <returns>The name that the bytes are kept under.</returns>
    public async Task<string> KeepAsync(string path, ReadOnlyMemory<byte> damaged, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(path);
        var name = $"{path.Replace(':', '_')}/{ContentHash.Of(damaged.Span)}";
        await blobs.PutIfAbsentAsync(Container, name, damaged, cancellationToken);
        return name;
    }

    public Task<string> KeepAsync(string partition, string row, string json, CancellationToken cancellationToken) =>
        KeepAsync($"state/{partition}/{row}", Encoding.UTF8.GetBytes(json), cancellationToken);

    /// <summary>Tells of what was found.</summary>
    /// <param name="what">The container and name, or the partition and row.</param>
    /// <param name="kept">As <see cref="KeepAsync(string, ReadOnlyMemory{byte}, CancellationToken)"/> gave it; null where nothing was left to keep.</param>
    /// <param name="repaired">Whether a whole copy took its place.</param>
    public void Tell(string what, string? kept, bool repaired)
    {
        var place = kept is null ? "(nothing: it was gone)" : $"{Container}/{kept}";
        alerts?.Raise(repaired
            ? Operations.Alerts.Alerts.OfRepair(null, what, place, time.GetUtcNow())
            : Operations.Alerts.Alerts.OfDamage(null, what, place, time.GetUtcNow()));
    }
}
