namespace Optimizer.Runtime.Policies;

/// <summary>The one order in which policies of a function compose, from the caller inwards.</summary>
public enum PolicyStage
{
    /// <summary>Concurrent identical requests share one execution.</summary>
    Deduplicate = 10,

    /// <summary>Cached or memoized responses.</summary>
    Cache = 20,

    /// <summary>Debouncing and throttling.</summary>
    Limit = 30,

    /// <summary>Fallback values.</summary>
    Fallback = 40,

    /// <summary>Circuit breakers.</summary>
    Breaker = 50,

    /// <summary>Retries, next to the function itself.</summary>
    Retry = 60,
}
