using Optimizer.Core.State;

namespace Optimizer.Core.Phases;

/// <summary>What cycles leave behind is kept as long as telemetry is. Records of cycles stay.</summary>
public static class CycleRetention
{
    /// <summary>Deletes the blobs of a platform's cycles that ended before <paramref name="before"/>.</summary>
    /// <returns>How many blobs.</returns>
    public static Task<int> PurgeAsync(
        IPlatformState state, CycleBlobs blobs, string platform, DateTimeOffset before, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(blobs);
        return blobs.PurgeAsync(
            platform,
            async cycle => await state.FindCycleAsync(cycle, cancellationToken) is { Ended: { } ended } && ended < before,
            cancellationToken);
    }
}
