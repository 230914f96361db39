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

    /// <summary>Adds <see cref="MemoizationPolicy{TRequest, TResponse}"/>: results of a pure function are kept.</summary>
    /// <param name="options">Its parameters; null for the defaults.</param>
    public FunctionPipelineBuilder<TRequest, TResponse> AddMemoization(MemoizationOptions? options = null) =>
        Add(services => new MemoizationPolicy<TRequest, TResponse>(options ?? new MemoizationOptions(), services));

    /// <summary>Adds <see cref="DebouncingPolicy{TRequest, TResponse}"/>: the last of several close calls is executed for all.</summary>
    /// <param name="options">Its parameters.</param>
    public FunctionPipelineBuilder<TRequest, TResponse> AddDebouncing(DebouncingOptions<TRequest> options) =>
        Add(services => new DebouncingPolicy<TRequest, TResponse>(options, services));

    /// <summary>Adds <see cref="ThrottlingPolicy{TRequest, TResponse}"/>: executions are limited to what the function can stand.</summary>
    /// <param name="options">Its parameters; null for the defaults.</param>
    public FunctionPipelineBuilder<TRequest, TResponse> AddThrottling(ThrottlingOptions? options = null) =>
        Add(services => new ThrottlingPolicy<TRequest, TResponse>(options ?? new ThrottlingOptions(), services));

    /// <summary>Adds <see cref="FallbackPolicy{TRequest, TResponse}"/>: a declared response stands in for named failures.</summary>
    /// <param name="options">Its parameters.</param>
    public FunctionPipelineBuilder<TRequest, TResponse> AddFallback(FallbackOptions<TRequest, TResponse> options) =>
        Add(services => new FallbackPolicy<TRequest, TResponse>(options, services));

    /// <summary>Adds <see cref="LastGoodPolicy{TRequest, TResponse}"/>: the last good response stands in for named failures.</summary>
    /// <param name="options">Its parameters.</param>
    public FunctionPipelineBuilder<TRequest, TResponse> AddLastGood(LastGoodOptions options) =>
        Add(services => new LastGoodPolicy<TRequest, TResponse>(options, services));

    /// <summary>Adds <see cref="CircuitBreakerPolicy{TRequest, TResponse}"/>: calls are refused while a dependency is unavailable.</summary>
    /// <param name="options">Its parameters.</param>
    public FunctionPipelineBuilder<TRequest, TResponse> AddCircuitBreaker(CircuitBreakerOptions options) =>
        Add(services => new CircuitBreakerPolicy<TRequest, TResponse>(options, services));

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
