namespace Optimizer.Local.Commands.Bench.Mutants.Blocks;

/// <summary>Mistakes in breaking circuits.</summary>
internal static class BreakerBreaks
{
    private const string Await = "        await pipeline.ExecuteAsync(\n            static async (call, token) => await call.next(call.request, token).ConfigureAwait(false), (request, next), cancellationToken)\n            .ConfigureAwait(false);";

    public static IReadOnlyList<BlockBreak> All { get; } =
    [
        new("every fault opens it", "CircuitBreakerPolicy", "and not OperationCanceledException && options.ShouldBreak(fault)", "and not OperationCanceledException"),
        new("cancellation opens it", "CircuitBreakerPolicy", "attempt.Outcome.Exception is { } fault and not OperationCanceledException && options.ShouldBreak(fault)", "attempt.Outcome.Exception is { } fault && (fault is OperationCanceledException || options.ShouldBreak(fault))"),
        new("nothing opens it", "CircuitBreakerPolicy", "and not OperationCanceledException && options.ShouldBreak(fault)", "and not Exception"),
        new("the other faults open it", "CircuitBreakerPolicy", "&& options.ShouldBreak(fault)", "&& !options.ShouldBreak(fault)"),
        new("it opens at once", "CircuitBreakerPolicy", "MinimumThroughput = options.MinimumThroughput,", "MinimumThroughput = 2,"),
        new("it opens late", "CircuitBreakerPolicy", "MinimumThroughput = options.MinimumThroughput,", "MinimumThroughput = 3 * options.MinimumThroughput,"),
        new("a few failures open it", "CircuitBreakerPolicy", "FailureRatio = options.FailureRatio,", "FailureRatio = options.FailureRatio / 10,"),
        new("only failures alone open it", "CircuitBreakerPolicy", "FailureRatio = options.FailureRatio,", "FailureRatio = 1,"),
        new("failures of long ago count", "CircuitBreakerPolicy", "SamplingDuration = options.SamplingDuration,", "SamplingDuration = 20 * options.SamplingDuration,"),
        new("half-open never comes", "CircuitBreakerPolicy", "BreakDuration = options.BreakDuration,", "BreakDuration = TimeSpan.FromHours(12),"),
        new("half-open comes early", "CircuitBreakerPolicy", "BreakDuration = options.BreakDuration,", "BreakDuration = options.BreakDuration / 4,"),
        new("half-open never closes", "CircuitBreakerPolicy", Await, "        opened ? throw new BrokenCircuitException() : await TryAsync(request, next, cancellationToken);\n\n    private bool opened;\n\n    private async Task<TResponse> TryAsync(TRequest request, Func<TRequest, CancellationToken, Task<TResponse>> next, CancellationToken cancellationToken)\n    {\n        try\n        {\n            return await pipeline.ExecuteAsync(static async (call, token) => await call.next(call.request, token).ConfigureAwait(false), (request, next), cancellationToken).ConfigureAwait(false);\n        }\n        catch (BrokenCircuitException)\n        {\n            opened = true;\n            throw;\n        }\n    }"),
        new("refused calls are executed", "CircuitBreakerPolicy", Await, "        await TryAsync(request, next, cancellationToken);\n\n    private async Task<TResponse> TryAsync(TRequest request, Func<TRequest, CancellationToken, Task<TResponse>> next, CancellationToken cancellationToken)\n    {\n        try\n        {\n            return await pipeline.ExecuteAsync(static async (call, token) => await call.next(call.request, token).ConfigureAwait(false), (request, next), cancellationToken).ConfigureAwait(false);\n        }\n        catch (BrokenCircuitException)\n        {\n            return await next(request, cancellationToken);\n        }\n    }"),
        new("refused calls are answered with nothing", "CircuitBreakerPolicy", Await, "        await TryAsync(request, next, cancellationToken);\n\n    private async Task<TResponse> TryAsync(TRequest request, Func<TRequest, CancellationToken, Task<TResponse>> next, CancellationToken cancellationToken)\n    {\n        try\n        {\n            return await pipeline.ExecuteAsync(static async (call, token) => await call.next(call.request, token).ConfigureAwait(false), (request, next), cancellationToken).ConfigureAwait(false);\n        }\n        catch (BrokenCircuitException)\n        {\n            return default!;\n        }\n    }"),
        new("executions cannot be cancelled", "CircuitBreakerPolicy", "await call.next(call.request, token)", "await call.next(call.request, CancellationToken.None)"),
        new("a cancelled caller's call is refused", "CircuitBreakerPolicy", "cancellationToken.IsCancellationRequested ? next(request, cancellationToken) :", "cancellationToken.IsCancellationRequested ? Task.FromCanceled<TResponse>(cancellationToken) :"),
        new("each call executes twice", "CircuitBreakerPolicy", "static async (call, token) => await", "static async (call, token) => await call.next(call.request, token).ConfigureAwait(false) is null ? default! : await"),
        new("the circuit knows another clock", "CircuitBreakerPolicy", "TimeProvider = services.Time }", "TimeProvider = TimeProvider.System }"),
        new("failures reach the caller wrapped", "CircuitBreakerPolicy", "static async (call, token) => await call.next(call.request, token).ConfigureAwait(false),", "static async (call, token) => { try { return await call.next(call.request, token).ConfigureAwait(false); } catch (Exception fault) { throw new AggregateException(fault); } },"),
        new("a circuit of its own per call", "CircuitBreakerPolicy", "private readonly ResiliencePipeline<TResponse> pipeline;", "private ResiliencePipeline<TResponse> pipeline => make();\n    private readonly Func<ResiliencePipeline<TResponse>> make;")
            { Also = [("pipeline = new ResiliencePipelineBuilder<TResponse>", "make = () => new ResiliencePipelineBuilder<TResponse>")] },
    ];
}
