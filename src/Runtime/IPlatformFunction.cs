namespace Optimizer.Runtime;

/// <summary>
/// One unit of a platform with a request and a response. Constructors may take <see cref="HttpClient"/>,
/// <see cref="IHttpClientFactory"/>, <see cref="TimeProvider"/>, <c>ILogger&lt;T&gt;</c>, classes of the function's own
/// platform and any interface.
/// </summary>
/// <typeparam name="TRequest">What the caller sends. Equal requests have equal JSON.</typeparam>
/// <typeparam name="TResponse">What the caller gets.</typeparam>
public interface IPlatformFunction<TRequest, TResponse>
{
    /// <summary>Answers one request.</summary>
    /// <param name="request">The caller's request; not changed by the function.</param>
    /// <param name="cancellationToken">Cancelled when the caller no longer waits.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<TResponse> InvokeAsync(TRequest request, CancellationToken cancellationToken);
}
