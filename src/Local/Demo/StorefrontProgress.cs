namespace Optimizer.Local.Demo;

/// <summary>One line of the storefront's output: what its callers experienced in the last second.</summary>
internal sealed record StorefrontProgress(
    int Second, bool Regressed, long Connections, long Requests, IReadOnlyList<CallerLine> Functions);
