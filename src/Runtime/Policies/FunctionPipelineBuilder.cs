namespace Optimizer.Runtime.Policies;

/// <summary>Builds the pipeline of one function, step by step from the caller inwards.</summary>
/// <typeparam name="TRequest">The function's request.</typeparam>
/// <typeparam name="TResponse">The function's response.</typeparam>
/// <param name="inner">The function behind the policies.</param>
/// <param name="time">The clock and the timers of every step.</param>
public sealed class FunctionPipelineBuilder<TRequest, TResponse>(IPlatformFunction<TRequest, TResponse> inner, TimeProvider time)
{
    private readonly IPlatformFunction<TRequest, TResponse> inner = inner ?? throw new ArgumentNullException(nameof(inner));
    private readonly TimeProvider time = time ?? throw new ArgumentNullException(nameof(time));
    private readonly List<Func<PolicyServices<TRequest, TResponse>, IFunctionPolicy<TRequest, TResponse>>> steps = [];
    private bool shareResponses;

    /// <summary>
    /// Lets callers share response objects. Only for response types that nobody can change; without it every caller that would
    /// share a response is given its own copy, made by way of JSON.
    /// </summary>
    public FunctionPipelineBuilder<TRequest, TResponse> ShareResponses()
    {
        shareResponses = true;
        return this;
    }

    /// <summary>Adds <see cref="DeduplicationPolicy{TRequest, TResponse}"/>: concurrent identical requests share one execution.</summary>
    /// <param name="options">Its parameters; null for the defaults.</param>
    public FunctionPipelineBuilder<TRequest, TResponse> AddDeduplication(DeduplicationOptions? options = null) =>
        Add(services => new DeduplicationPolicy<TRequest, TResponse>(options ?? new DeduplicationOptions(), services));

    /// <summary>Adds <see cref="CachingPolicy{TRequest, TResponse}"/>: responses are kept for a while.</summary>
    /// <param name="options">Its parameters.</param>
    public FunctionPipelineBuilder<TRequest, TResponse> AddCaching(CachingOptions options) =>
        Add(services => new CachingPolicy<TRequest, TResponse>(options, services));

    /// <summary>Adds <see cref="RetryPolicy{TRequest, TResponse}"/>: transient failures are tried again.</summary>
    /// <param name="options">Its parameters.</param>
    public FunctionPipelineBuilder<TRequest, TResponse> AddRetry(RetryOptions options) =>
        Add(services => new RetryPolicy<TRequest, TResponse>(options, services));

    /// <summary>Adds a policy of any kind.</summary>
    /// <param name="create">Makes the policy from what it may know of the world.</param>
    public FunctionPipelineBuilder<TRequest, TResponse> Add(
        Func<PolicyServices<TRequest, TResponse>, IFunctionPolicy<TRequest, TResponse>> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        steps.Add(create);
        return this;
    }

    /// <summary>The pipeline of the steps so far.</summary>
    /// <exception cref="ArgumentException">An option is out of its range, or a step stands out of its stage's order or twice.</exception>
    public FunctionPipeline<TRequest, TResponse> Build()
    {
        var services = new PolicyServices<TRequest, TResponse>
        {
            Time = time,
            NextDouble = JitterDraws.From(time),
            KeyOf = RequestKey.Of,
            CopyOf = shareResponses ? static response => response : ResponseCopy.Of,
        };
        return new FunctionPipeline<TRequest, TResponse>(inner, [.. steps.Select(create => create(services))]);
    }
}
