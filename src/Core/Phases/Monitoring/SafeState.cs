using Optimizer.Core.Learning.Loop;
using Optimizer.Core.State;
using Optimizer.Core.Storage;
using Optimizer.Runtime.Versions;

namespace Optimizer.Core.Phases.Monitoring;

/// <summary>
/// What runtimes are told to serve. While monitoring is down and Tier 1 does not answer either, no one would take a version back
/// that goes wrong, so every function serves version 0. Pointers stay as they are: it ends with the next look.
/// </summary>
/// <param name="state">The platforms.</param>
/// <param name="tier1">Asked only when monitoring is overdue.</param>
/// <param name="options">How long monitoring may be silent.</param>
/// <param name="time">The clock.</param>
public sealed class SafeState(IPlatformState state, SafeTier1 tier1, RolloutOptions options, TimeProvider time)
{
    /// <summary>Whether both tiers are down. A platform that was never looked at has nothing to take back.</summary>
    public async Task<bool> HoldsAsync(string platform, CancellationToken cancellationToken) =>
        await state.LastLookAsync(platform, cancellationToken) is { } last
        && time.GetUtcNow() - last >= options.SafeStateAfter
        && !await tier1.AnswersAsync(platform, cancellationToken);

    /// <returns>The manifest that serves now, with its ETag.</returns>
    public async Task<(ManifestDocument Manifest, string ETag)> GetManifestAsync(string platform, CancellationToken cancellationToken) =>
        await HoldsAsync(platform, cancellationToken)
            ? (new ManifestDocument(platform, []), $"\"{ContentHash.Of("safe-state\n" + platform)}\"")
            : await state.GetManifestAsync(platform, cancellationToken);
}
