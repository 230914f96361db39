namespace Storefront.Traffic;

/// <summary>One call that a caller makes.</summary>
/// <param name="At">Since the traffic began.</param>
internal readonly record struct Arrival<TRequest>(TimeSpan At, TRequest Request);
