using Optimizer.Runtime;

namespace Optimizer.Sandbox.Scenarios;

/// <summary>A function that a delegate answers; what a decorator under test wraps.</summary>
internal sealed class ScriptedFunction<TRequest, TResponse>(Func<object?, CancellationToken, Task<object?>> answer)
    : IPlatformFunction<TRequest, TResponse>
{
    public async Task<TResponse> InvokeAsync(TRequest request, CancellationToken cancellationToken) =>
        (TResponse)(await answer(request, cancellationToken))!;
}
