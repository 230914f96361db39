namespace Helped;

/// <param name="ShopperId">Signed in.</param>
/// <param name="Count">Places on the page, ≥ 1.</param>
public sealed record RecommendationsRequest(string ShopperId, int Count);
