namespace Optimizer.Runtime.Policies;

/// <summary>What a policy may know of the world; given, never taken.</summary>
/// <typeparam name="TRequest">The function's request.</typeparam>
/// <typeparam name="TResponse">The function's response.</typeparam>
public sealed class PolicyServices<TRequest, TResponse>
{
    /// <summary>The clock and its timers.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Uniform draws in [0, 1), for jitter. Thread-safe.</summary>
    public required Func<double> NextDouble { get; init; }

    /// <summary>The identity of a request: equal requests, and only those, have equal keys.</summary>
    public required Func<TRequest, RequestKey> KeyOf { get; init; }

    /// <summary>A copy that shares no mutable state with its argument; the identity for immutable responses.</summary>
    public required Func<TResponse, TResponse> CopyOf { get; init; }

    /// <summary>
    /// Whether callers that share an execution resume one after the other on the thread that ends it. True in virtual time alone,
    /// where everything happens on one thread; default false, since a caller that blocks would hold up, or wait for, the next.
    /// </summary>
    public bool ResumeInline { get; init; }
}
