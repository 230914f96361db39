namespace Optimizer.Runtime.Policies;

/// <summary>A function behind its policies, each a step between the caller and the function.</summary>
/// <typeparam name="TRequest">The function's request.</typeparam>
/// <typeparam name="TResponse">The function's response.</typeparam>
public sealed class FunctionPipeline<TRequest, TResponse> : IPlatformFunction<TRequest, TResponse>
{
    private readonly Func<TRequest, CancellationToken, Task<TResponse>> first;

    /// <summary>Composes policies around a function.</summary>
    /// <param name="inner">The function.</param>
    /// <param name="policies">From the caller inwards, in the order of their stages; may be empty.</param>
    /// <exception cref="ArgumentException">A policy stands out of order, or one class of policy stands twice.</exception>
    public FunctionPipeline(IPlatformFunction<TRequest, TResponse> inner, IReadOnlyList<IFunctionPolicy<TRequest, TResponse>> policies)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentNullException.ThrowIfNull(policies);
        PipelineOrder.Check(policies);
        // Async, so that a function which throws before it returns its task fails by its task too.
        first = async (request, cancellationToken) => await inner.InvokeAsync(request, cancellationToken).ConfigureAwait(false);
        for (var i = policies.Count - 1; i >= 0; i--)
            first = Before(policies[i], first);
    }

    /// <summary>Answers one request by way of every policy.</summary>
    /// <inheritdoc/>
    public Task<TResponse> InvokeAsync(TRequest request, CancellationToken cancellationToken = default) => first(request, cancellationToken);

    /// <summary>Whatever a step throws, it fails by its task: the step in front never has to guard against both.</summary>
    private static Func<TRequest, CancellationToken, Task<TResponse>> Before(
        IFunctionPolicy<TRequest, TResponse> policy, Func<TRequest, CancellationToken, Task<TResponse>> next) => (request, cancellationToken) =>
        {
            try
            {
                return policy.InvokeAsync(request, next, cancellationToken);
            }
            catch (Exception fault)
            {
                return Task.FromException<TResponse>(fault);
            }
        };
}
