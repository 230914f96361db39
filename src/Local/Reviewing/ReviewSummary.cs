using Optimizer.Core.State;
using Optimizer.Local.Reporting;

namespace Optimizer.Local.Reviewing;

/// <param name="Version">What approval deploys; null when there is nothing to deploy.</param>
/// <param name="Reason">Why it waits, and what would flip it.</param>
/// <param name="PostponedUntil">Put off by a person until then; null: never.</param>
internal sealed record ReviewSummary(
    string Review, string Platform, string Function, string Type, int? Version, ReviewState State, DateTimeOffset Created, string Reason,
    DateTimeOffset? PostponedUntil)
{
    public static ReviewSummary Of(string platform, ReviewRecord review) => new(
        review.Id, platform, review.Function, review.Type, review.Version, review.State, review.Created,
        DecisionReport.Of(review.Type, review.Reasons).Reason, review.PostponedUntil);
}
