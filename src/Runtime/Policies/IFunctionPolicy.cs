namespace Optimizer.Runtime.Policies;

/// <summary>
/// One step of a function's pipeline. The object that simulation proves is of the very class that is deployed, so a policy
/// takes time, randomness, request keys and response copies from <see cref="PolicyServices{TRequest, TResponse}"/> only, never
/// starts threads, and completes inline (no <c>Task.Run</c>; <c>RunContinuationsAsynchronously</c> only without
/// <see cref="PolicyServices{TRequest, TResponse}.ResumeInline"/>).
/// </summary>
/// <typeparam name="TRequest">The function's request.</typeparam>
/// <typeparam name="TResponse">The function's response.</typeparam>
public interface IFunctionPolicy<TRequest, TResponse>
{
    /// <summary>Where the step stands in a pipeline; lower is closer to the caller.</summary>
    PolicyStage Stage { get; }

    /// <summary>Answers a request itself or by way of <paramref name="next"/>.</summary>
    /// <param name="request">The caller's request.</param>
    /// <param name="next">The rest of the pipeline; whatever it throws comes by its task.</param>
    /// <param name="cancellationToken">Cancelled when the caller no longer waits.</param>
    Task<TResponse> InvokeAsync(
        TRequest request, Func<TRequest, CancellationToken, Task<TResponse>> next, CancellationToken cancellationToken);
}
