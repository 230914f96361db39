namespace Optimizer.Local.Reporting;

/// <param name="Review">Its id, for <c>approve</c> and <c>reject</c>.</param>
/// <param name="Version">What approval deploys; null when there is nothing to deploy.</param>
/// <param name="PostponedUntil">Put off by a person until then; null: never.</param>
internal sealed record ReviewStatus(string Review, string Function, string Type, int? Version, string Reason, DateTimeOffset? PostponedUntil);
