namespace Storefront.Traffic;

/// <summary>What callers ask of one function, and when.</summary>
internal interface ITrafficPattern<TRequest>
{
    /// <summary>The function's id.</summary>
    string Function { get; }

    /// <summary>After how long a caller repeats a request that failed, until it succeeds; null: never.</summary>
    TimeSpan? ResendAfter => null;

    /// <summary>Endless, in order of time, the same for the same generator.</summary>
    IEnumerable<Arrival<TRequest>> Arrivals(Random random);
}
