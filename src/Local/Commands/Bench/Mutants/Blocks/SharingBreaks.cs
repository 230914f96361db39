namespace Optimizer.Local.Commands.Bench.Mutants.Blocks;

/// <summary>Mistakes in what caches, memoization and deduplication have in common.</summary>
internal static class SharingBreaks
{
    public static IReadOnlyList<BlockBreak> All { get; } =
    [
        new("one key for all requests", "SharingExtensions", "key = services.KeyOf(request);", "services.KeyOf(request); key = default;"),
        new("half of the key is ignored", "SharingExtensions", "key = services.KeyOf(request);", "key = new RequestKey(services.KeyOf(request).Value & 1);"),
        new("the key of the previous request", "SharedCalls", "var call = FindOrAdd(key,", "(key, previous) = (previous == default ? key : previous, key);\n        var call = FindOrAdd(key,")
            { Also = [("private readonly Lock gate = new();", "private readonly Lock gate = new();\n    private RequestKey previous;")] },
        new("one caller's cancellation cancels the others", "SharedCalls", "next(request, call.Abandoned)", "next(request, cancellationToken)"),
        new("the first caller that leaves cancels the execution", "SharedCall", "last = --waiting == 0;", "last = --waiting >= 0;"),
        new("an abandoned execution goes on", "SharedCall", "abandonment?.Cancel();", "_ = abandonment;"),
        new("an execution that everyone left can be joined", "SharedCall", "if (waiting == 0) return null;", ""),
        new("callers that joined cannot leave", "SharedCall", "own.IsCompleted || !cancellationToken.CanBeCanceled ? own", "own.IsCompleted || !cancellationToken.CanBeCanceled || own != Response ? own"),
        new("callers that joined see no failure", "SharedCall", "        caller.TrySetFromTask(execution);", "        if (caller.Task.CreationOptions == default || execution.IsCompletedSuccessfully) caller.TrySetFromTask(execution); else caller.TrySetResult(default!);"),
        new("only the first of those who joined is answered", "SharedCall", "Hand(execution, joiner);", "if (joiner == joiners![0]) Hand(execution, joiner);"),
        new("no single flight", "SharedCalls", "services.Time.GetElapsedTime(call.StartedAt, now) < maxAge ?", "services.Time.GetElapsedTime(call.StartedAt, now) < maxAge && call.Response.IsCompleted ?"),
        new("the response itself is kept", "SharedCalls", "!services.TryCopy(execution.Result, out var master)) return false;", "execution.Result is not { } master) return false;") { Harmless = BlockOperators.WithoutCopies },
        new("all callers get the one copy", "SharedCalls", "if (call.Master is not { } master || !services.TryCopy(master.Value!, out var copy)) return false;", "if (call.Master is not { } master) return false;\n        var copy = master.Value!;") { Harmless = BlockOperators.WithoutCopies },
        new("two executions per miss", "SharedCalls", "EndWith(key, call, next(request, call.Abandoned));", "_ = next(request, call.Abandoned); EndWith(key, call, next(request, call.Abandoned));"),
        new("a failed execution stays in the table", "SharedCalls", "            table.Remove(key, call);", "            _ = table;"),
    ];

    /// <summary>Of those that keep successes.</summary>
    public static IReadOnlyList<BlockBreak> OfCaches { get; } =
    [
        new("failures are kept", "SharedCalls", "if (keepSuccesses && TryKeep(call, execution))", "if (keepSuccesses && (TryKeep(call, execution) || execution.IsFaulted))"),
        new("nothing is kept", "SharedCalls", "if (keepSuccesses && TryKeep(call, execution))", "if (!keepSuccesses && TryKeep(call, execution))"),
        new("the table grows without bound", "RecentlyUsedTable", "else if (nodes.Count == capacity)", "else if (nodes.Count == int.MaxValue)"),
        new("the newest makes room", "RecentlyUsedTable", "nodes.Remove(recent.Last!.Value.Key);\n        recent.RemoveLast();", "nodes.Remove(recent.First!.Value.Key);\n        recent.RemoveFirst();"),
        new("the table holds one entry", "RecentlyUsedTable", "else if (nodes.Count == capacity)", "else if (nodes.Count == Math.Min(1, capacity))"),
        new("use does not keep an entry", "RecentlyUsedTable", "if (recent.First != node)", "if (recent.First == null)"),
    ];

    public static IReadOnlyList<BlockBreak> OfCaching { get; } =
    [
        new("the time to live is ignored", "SharedCalls", "services.Time.GetElapsedTime(call.StartedAt, now) < maxAge ?", "now >= 0 ?"),
        new("the time to live is doubled", "CachingPolicy", "options.TimeToLive,", "2 * options.TimeToLive,"),
        new("the time to live is a tenth", "CachingPolicy", "options.TimeToLive,", "options.TimeToLive / 10,"),
        new("use renews the time to live", "SharedCall", "public long StartedAt => startedAt;", "public long StartedAt { get; set; } = startedAt;")
            { More = [("SharedCalls", "if (joined is null)\n                table", "if (joined is not null) call!.StartedAt = now;\n            if (joined is null)\n                table")] },
        new("age counts from the end of the execution", "SharedCall", "public long StartedAt => startedAt;", "public long StartedAt { get; set; } = startedAt;")
            { More = [("SharedCalls", "call.Master = new StrongBox<TResponse>(master);", "call.Master = new StrongBox<TResponse>(master); call.StartedAt = services.Time.GetTimestamp();")] },
        new("the bound is ten times as high", "CachingPolicy", "options.MaxEntries,", "10 * options.MaxEntries,"),
    ];

    public static IReadOnlyList<BlockBreak> OfMemoization { get; } =
    [
        new("results are forgotten after an hour", "MemoizationPolicy", "TimeSpan.MaxValue", "TimeSpan.FromHours(1)"),
        new("results are forgotten after a second", "MemoizationPolicy", "TimeSpan.MaxValue", "TimeSpan.FromSeconds(1)"),
        new("the bound is ten times as high", "MemoizationPolicy", "options.MaxEntries,", "10 * options.MaxEntries,"),
    ];

    public static IReadOnlyList<BlockBreak> OfDeduplication { get; } =
    [
        new("responses are kept after the execution", "DeduplicationPolicy", "keepSuccesses: false", "keepSuccesses: true"),
        new("executions of any age are joined", "DeduplicationPolicy", "options.MaxJoinAge,", "TimeSpan.MaxValue,"),
        new("only young executions are joined", "DeduplicationPolicy", "options.MaxJoinAge,", "options.MaxJoinAge / 1_000,"),
        new("an execution that ended stays in the table", "SharedCalls", "            table.Remove(key, call);", "            if (execution.IsFaulted) table.Remove(key, call);"),
        new("two executions at once", "DeduplicationPolicy", "int.MaxValue,", "1,"),
    ];
}
