using Optimizer.Core.Operations.Changes;
using Optimizer.Core.State;

namespace Optimizer.Api.Documents;

/// <summary>Whether a platform takes new versions now, and by which rules.</summary>
/// <param name="Open">Whether a trial could begin at this moment.</param>
/// <param name="Reason">What is in the way: <c>changes.stopped</c>, <c>platform.frozen</c>, <c>changes.window</c> or <c>changes.budget</c>; null when nothing is.</param>
/// <param name="Because">The same as a sentence, with what would change it.</param>
/// <param name="Rules">As declared; null: none.</param>
public sealed record ChangesDocument(bool Open, string? Reason, string? Because, ChangeRules? Rules)
{
    public static ChangesDocument Of(PlatformRecord platform, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(platform);
        var obstacle = ChangeGate.Obstacle(platform, starts: true, now);
        return new ChangesDocument(obstacle is null, obstacle?.Id, obstacle is null ? null : $"{obstacle.Sentence} {obstacle.WouldFlip}", platform.Changes);
    }
}
