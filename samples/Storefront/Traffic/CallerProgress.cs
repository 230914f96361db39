namespace Storefront.Traffic;

/// <summary>One interval of a function, as its callers saw it.</summary>
/// <param name="Calls">Calls that ended in it.</param>
/// <param name="Errors">Calls that ended in an exception.</param>
/// <param name="P50Ms">Median over all calls, milliseconds; null without calls.</param>
/// <param name="P95Ms">95th percentile.</param>
internal sealed record CallerProgress(string Function, int Calls, int Errors, double? P50Ms, double? P95Ms);
