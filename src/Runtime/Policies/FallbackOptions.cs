namespace Optimizer.Runtime.Policies;

/// <summary>The parameters of a <see cref="FallbackPolicy{TRequest, TResponse}"/>.</summary>
/// <typeparam name="TRequest">The function's request.</typeparam>
/// <typeparam name="TResponse">The function's response.</typeparam>
public sealed record FallbackOptions<TRequest, TResponse>
{
    /// <summary>Which failures the fallback stands in for. Never asked about cancellation or faults of the process itself.</summary>
    public required Func<Exception, bool> ShouldHandle { get; init; }

    /// <summary>Gives the response that stands in; whatever it throws is not hidden.</summary>
    public required Func<TRequest, TResponse> Response { get; init; }

    internal void Validate(string parameter) => new OptionFaults("FallbackOptions")
        .Require(ShouldHandle is not null, nameof(ShouldHandle), "given", "null")
        .Require(Response is not null, nameof(Response), "given", "null")
        .ThrowIfAny(parameter);
}
