namespace Optimizer.Local.Demo;

/// <summary>One function in a line of the storefront's output.</summary>
/// <param name="P50Ms">Median over all calls, milliseconds; null without calls.</param>
/// <param name="P95Ms">95th percentile.</param>
internal sealed record CallerLine(string Function, int Calls, int Errors, double? P50Ms, double? P95Ms);
