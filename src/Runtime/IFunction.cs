namespace Optimizer.Runtime;

/// <summary>
/// The handle through which callers reach a function: it routes each invocation to the original, the live or the canary
/// version and records what happened.
/// </summary>
/// <typeparam name="TRequest">What the caller sends.</typeparam>
/// <typeparam name="TResponse">What the caller gets.</typeparam>
public interface IFunction<TRequest, TResponse>
{
    /// <summary>The function's id within its platform.</summary>
    string Id { get; }

    /// <summary>Invokes the version that the current route names.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancelled when the caller no longer waits.</param>
    /// <remarks>Await the result once, as with any <see cref="ValueTask{TResult}"/>.</remarks>
    ValueTask<TResponse> InvokeAsync(TRequest request, CancellationToken cancellationToken = default);
}
