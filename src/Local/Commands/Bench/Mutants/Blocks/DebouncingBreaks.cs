namespace Optimizer.Local.Commands.Bench.Mutants.Blocks;

/// <summary>Mistakes in debouncing.</summary>
internal static class DebouncingBreaks
{
    public static IReadOnlyList<BlockBreak> All { get; } =
    [
        new("the first write wins", "DebouncingPolicy", "request = calls.Waiting[^1].Request;", "request = calls.Waiting[0].Request;") { Harmless = Operators.StepFacts.NothingBesideTheKey },
        new("one key for all requests", "DebouncingPolicy", "var key = options.KeyOf(request) ?? NullKey;", "var key = NullKey;"),
        new("the whole request is the key", "DebouncingPolicy", "var key = options.KeyOf(request) ?? NullKey;", "object key = services.KeyOf(request);") { Harmless = Operators.StepFacts.NothingBesideTheKey },
        new("no quiet time", "DebouncingPolicy", "var wait = left < options.QuietTime ? left : options.QuietTime;", "var wait = TimeSpan.Zero;"),
        new("the quiet time is doubled", "DebouncingPolicy", "var wait = left < options.QuietTime ? left : options.QuietTime;", "var wait = 2 * options.QuietTime;"),
        new("waiting has no bound", "DebouncingPolicy", "var wait = left < options.QuietTime ? left : options.QuietTime;", "var wait = options.QuietTime;"),
        new("the first call's quiet time counts", "DebouncingPolicy", "        calls.Timer.Change(wait, Timeout.InfiniteTimeSpan);", "        if (calls.Waiting.Count == 1) calls.Timer.Change(wait, Timeout.InfiniteTimeSpan);"),
        new("the bound counts from the first call of all", "DebouncingPolicy", "if (calls.Waiting.Count == 0) calls.FirstAt = now;", "if (calls.Waiting.Count == 0 && calls.FirstAt == 0) calls.FirstAt = now;")
            { Also = [("        keys[key].Timer?.Dispose();\n        keys.Remove(key);", "        _ = keys;")] },
        new("the bound counts from the last call", "DebouncingPolicy", "if (calls.Waiting.Count == 0) calls.FirstAt = now;", "calls.FirstAt = now;"),
        new("executions of a key overlap", "DebouncingPolicy", "|| calls.Abandonment is not null) return;", ") return;"),
        new("only the last caller is answered", "DebouncingPolicy", "for (var i = 0; i < ended.Count; i++) ended[i].Respond(responses[i]);", "ended[^1].Respond(responses[^1]);"),
        new("the callers share one response", "DebouncingPolicy", "i == ended.Count - 1 ? execution.Result : CopyOrSame(execution.Result)", "i < 0 ? CopyOrSame(execution.Result) : execution.Result") { Harmless = BlockOperators.WithoutCopies },
        new("failures reach the last caller alone", "DebouncingPolicy", "foreach (var call in ended) call.Fail(execution);", "foreach (var call in ended.SkipLast(1)) call.Respond(default!);\n            ended[^1].Fail(execution);"),
        new("failures are swallowed", "DebouncingPolicy", "foreach (var call in ended) call.Fail(execution);", "foreach (var call in ended) call.Respond(default!);"),
        new("every waiting call executes", "DebouncingPolicy", "var execution = next(request, abandoned);", "foreach (var other in keys[key].Executing.SkipLast(1)) _ = next(other.Request, abandoned);\n        var execution = next(request, abandoned);"),
        new("a caller that leaves takes the others along", "DebouncingPolicy", "if (calls.Waiting.Remove(call) && calls.Waiting.Count == 0) calls.IsDue = false;", "if (calls.Waiting.Remove(call)) { foreach (var other in calls.Waiting) other.Cancel(cancellationToken); calls.Waiting.Clear(); calls.IsDue = false; }"),
        new("the first caller that leaves cancels the execution", "DebouncingPolicy", "if (calls.Executing.Remove(call) && calls.Executing.Count == 0) abandoned", "if (calls.Executing.Remove(call)) abandoned"),
        new("an abandoned execution goes on", "DebouncingPolicy", "abandoned?.Cancel();", "_ = abandoned;"),
        new("a caller that left is still executed", "DebouncingPolicy", "if (calls.Waiting.Remove(call) && calls.Waiting.Count == 0) calls.IsDue = false;", ""),
        new("callers cannot leave", "DebouncingPolicy", "if (cancellationToken.CanBeCanceled)", "if (cancellationToken.IsCancellationRequested)"),
        new("the leading edge executes too", "DebouncingPolicy", "        lock (gate)\n            Wait(key, call, next);", "        bool leading;\n        lock (gate)\n            leading = !keys.ContainsKey(key);\n        if (leading) _ = next(request, CancellationToken.None);\n        lock (gate)\n            Wait(key, call, next);"),
        new("a cancelled caller waits like the others", "DebouncingPolicy", "if (cancellationToken.IsCancellationRequested) return next(request, cancellationToken);", ""),
        new("a caller that came during an execution is forgotten", "DebouncingPolicy", "        ExecuteNext(key, next);\n        Answer(ended, execution);", "        lock (gate)\n            if (keys.TryGetValue(key, out var left) && left.IsDue) keys.Remove(key);\n        Answer(ended, execution);"),
    ];
}
