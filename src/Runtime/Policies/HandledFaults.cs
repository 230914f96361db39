using Polly.CircuitBreaker;

namespace Optimizer.Runtime.Policies;

/// <summary>The failures that a fallback may hide: never cancellation, never a fault of the process itself.</summary>
internal static class HandledFaults
{
    /// <param name="fault">What the function, or a step behind the fallback, threw.</param>
    /// <param name="shouldHandle">The declared choice.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public static bool Covers(Exception fault, Func<Exception, bool> shouldHandle, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested || IsFatal(fault) || IsCancellation(fault)) return false;
        // A circuit breaker behind the fallback stands for the fault that opened it.
        return fault is BrokenCircuitException { InnerException: { } cause } ? shouldHandle(cause) : shouldHandle(fault);
    }

    /// <summary>A client's own timeout comes as a cancellation too, with the timeout inside; that one is a failure.</summary>
    private static bool IsCancellation(Exception fault) => fault is OperationCanceledException { InnerException: not TimeoutException };

    private static bool IsFatal(Exception fault) => fault is OutOfMemoryException or InsufficientExecutionStackException
        or AccessViolationException or ThreadInterruptedException or BadImageFormatException or TypeInitializationException;
}
