namespace Optimizer.Local.Commands.Bench.Mutants.Blocks;

/// <summary>Mistakes in answering where the function fails.</summary>
internal static class FallbackBreaks
{
    private const string Never = "if (cancellationToken.IsCancellationRequested || IsFatal(fault) || IsCancellation(fault)) return false;";

    public static IReadOnlyList<BlockBreak> All { get; } =
    [
        new("every fault is handled", "HandledFaults", "shouldHandle(cause) : shouldHandle(fault);", "shouldHandle(cause) : true;"),
        new("the other faults are handled", "HandledFaults", "shouldHandle(cause) : shouldHandle(fault);", "shouldHandle(cause) : !shouldHandle(fault);"),
        new("no fault is handled", "HandledFaults", "shouldHandle(cause) : shouldHandle(fault);", "shouldHandle(cause) : false;"),
        new("cancellation is handled", "HandledFaults", Never, "if (fault is OperationCanceledException) return true;\n        if (IsFatal(fault)) return false;"),
        new("a fault of the process is handled", "HandledFaults", Never, "if (IsFatal(fault)) return true;\n        if (cancellationToken.IsCancellationRequested || IsCancellation(fault)) return false;"),
        new("an open circuit is not handled", "HandledFaults", "fault is BrokenCircuitException { InnerException: { } cause } ? shouldHandle(cause) :", "fault is BrokenCircuitException { InnerException: { } } ? false :"),
        new("every open circuit is handled", "HandledFaults", "{ InnerException: { } cause } ? shouldHandle(cause) :", "{ InnerException: { } } ? true :"),
    ];

    public static IReadOnlyList<BlockBreak> OfLastGood { get; } =
    [
        new("one key for all requests", "SharingExtensions", "key = services.KeyOf(request);", "services.KeyOf(request); key = default;"),
        new("half of the key is ignored", "SharingExtensions", "key = services.KeyOf(request);", "key = new RequestKey(services.KeyOf(request).Value & 1);"),
        new("the age is ignored", "LastGoodPolicy", "services.Time.GetElapsedTime(kept.StartedAt) < options.MaxAge", "kept.StartedAt >= 0"),
        new("the age is doubled", "LastGoodPolicy", "< options.MaxAge", "< 2 * options.MaxAge"),
        new("the age is a tenth", "LastGoodPolicy", "< options.MaxAge", "< options.MaxAge / 10"),
        new("the response itself is kept", "LastGoodPolicy", "if (!services.TryCopy(response, out var master)) return;", "var master = response;") { Harmless = BlockOperators.WithoutCopies },
        new("all callers get the one copy", "LastGoodPolicy", "services.TryCopy(kept.Response, out response);", "(response = kept.Response) is not null;") { Harmless = BlockOperators.WithoutCopies },
        new("an older response takes the place of a newer", "LastGoodPolicy", "kept.StartedAt <= startedAt", "kept.StartedAt >= 0"),
        new("the first good response stays", "LastGoodPolicy", "|| kept.StartedAt <= startedAt)", "|| kept.StartedAt < 0)"),
        new("without a good response the caller gets nothing", "LastGoodPolicy", "            throw;", "            return default!;"),
        new("the last good response is tried first", "LastGoodPolicy", "        var startedAt = services.Time.GetTimestamp();\n        try\n", "        var startedAt = services.Time.GetTimestamp();\n        if (TryFind(key, out var known)) return known;\n        try\n"),
        new("the function is called twice", "LastGoodPolicy", "var response = await next(request, cancellationToken).ConfigureAwait(false);", "_ = await next(request, cancellationToken).ConfigureAwait(false);\n            var response = await next(request, cancellationToken).ConfigureAwait(false);"),
        new("the function cannot be cancelled", "LastGoodPolicy", "var response = await next(request, cancellationToken).ConfigureAwait(false);", "var response = await next(request, CancellationToken.None).ConfigureAwait(false);"),
        new("failures reach the caller wrapped", "LastGoodPolicy", "            throw;", "            throw new InvalidOperationException(fault.Message, fault);"),
        new("a served response counts as new", "LastGoodPolicy", "if (TryFind(key, out var response)) return response;", "if (TryFind(key, out var response)) { Keep(key, startedAt, response); return response; }"),
        new("a served response is forgotten", "LastGoodPolicy", "table.TryGet(key, out kept);", "if (table.TryGet(key, out kept)) table.Remove(key, kept);"),
        new("the table grows without bound", "RecentlyUsedTable", "else if (nodes.Count == capacity)", "else if (nodes.Count == int.MaxValue)"),
        new("the newest makes room", "RecentlyUsedTable", "nodes.Remove(recent.Last!.Value.Key);\n        recent.RemoveLast();", "nodes.Remove(recent.First!.Value.Key);\n        recent.RemoveFirst();"),
        new("the table holds one entry", "RecentlyUsedTable", "else if (nodes.Count == capacity)", "else if (nodes.Count == Math.Min(1, capacity))"),
    ];

    public static IReadOnlyList<BlockBreak> OfDeclared { get; } =
    [
        new("the declared response is shared", "FallbackPolicy", "return services.CopyOf(options.Response(request));", "return options.Response(request);") { Harmless = t => BlockOperators.WithoutCopies(t) ?? Operators.StepFacts.FallbackIsReadOnly(t) },
        new("nothing instead of the declared response", "FallbackPolicy", "return services.CopyOf(options.Response(request));", "return default!;"),
        new("the function is called twice", "FallbackPolicy", "var execution = next(request, cancellationToken);", "_ = next(request, cancellationToken);\n        var execution = next(request, cancellationToken);"),
        new("the function cannot be cancelled", "FallbackPolicy", "var execution = next(request, cancellationToken);", "var execution = next(request, CancellationToken.None);"),
        new("successes are answered with the declared response", "FallbackPolicy", "return await execution.ConfigureAwait(false);", "await execution.ConfigureAwait(false); return services.CopyOf(options.Response(request));"),
        new("calls that answer at once get the declared response", "FallbackPolicy", "execution.IsCompletedSuccessfully ? execution :", "execution.IsCompletedSuccessfully ? Task.FromResult(services.CopyOf(options.Response(request))) :"),
        new("the function is tried again first", "FallbackPolicy", "return services.CopyOf(options.Response(request));", "_ = next2?.Invoke(request, cancellationToken); return services.CopyOf(options.Response(request));")
            { Also = [("        var execution = next(request, cancellationToken);", "        next2 = next;\n        var execution = next(request, cancellationToken);"), ("    private async Task<TResponse> AnswerAsync", "    private Func<TRequest, CancellationToken, Task<TResponse>>? next2;\n\n    private async Task<TResponse> AnswerAsync")] },
        new("after one failure nothing is called any more", "FallbackPolicy", "return services.CopyOf(options.Response(request));", "failed = true; return services.CopyOf(options.Response(request));")
            { Also = [("        var execution = next(request, cancellationToken);", "        if (failed) return Task.FromResult(services.CopyOf(options.Response(request)));\n        var execution = next(request, cancellationToken);"), ("    private async Task<TResponse> AnswerAsync", "    private bool failed;\n\n    private async Task<TResponse> AnswerAsync")] },
    ];
}
