namespace Optimizer.Local.Commands.Bench.Mutants.Blocks;

/// <summary>Mistakes in throttling.</summary>
internal static class ThrottlingBreaks
{
    private const string Room = "inFlight < limit.Current && queue.Count == 0 ||";

    public static IReadOnlyList<BlockBreak> All { get; } =
    [
        new("there is no limit", "ThrottlingPolicy", Room, "inFlight < int.MaxValue && queue.Count == 0 ||"),
        new("one more than the limit", "ThrottlingPolicy", Room, "inFlight <= limit.Current && queue.Count == 0 ||"),
        new("one fewer than the limit", "ThrottlingPolicy", Room, "inFlight < limit.Current - 1 && queue.Count == 0 || inFlight == 0 ||"),
        new("one after the other", "ThrottlingPolicy", Room, "inFlight < Math.Min(1, limit.Current) && queue.Count == 0 ||"),
        new("newcomers pass the queue", "ThrottlingPolicy", Room, "inFlight < limit.Current ||")
            { Also = [("            inFlight--;\n", "            inFlight--;\n            if (queue.Count > 1) return;\n")] },
        new("last come first served", "ThrottlingPolicy", "queue.First is { } first", "queue.Last is { } first"),
        new("a full queue refuses where it must not", "ThrottlingPolicy", "queue.Count >= options.QueueLimit && !options.Shed)", "queue.Count >= options.QueueLimit && options.Shed)"),
        new("the queue has no bound", "ThrottlingPolicy", "queue.Count >= options.QueueLimit && !options.Shed)", "queue.Count < 0 && !options.Shed)")
            { Also = [("if (queue.Count >= options.QueueLimit) throw", "if (queue.Count < 0) throw")] },
        new("the queue is half as long", "ThrottlingPolicy", "queue.Count >= options.QueueLimit && !options.Shed)", "queue.Count >= options.QueueLimit / 2 && !options.Shed)")
            { Also = [("if (queue.Count >= options.QueueLimit) throw", "if (queue.Count >= options.QueueLimit / 2) throw")] },
        new("a failure keeps its place", "ThrottlingPolicy", "        finally\n        {\n            Release();\n        }", "        catch (Exception) when (running < 0)\n        {\n            throw;\n        }")
            { Also = [("            return response;", "            Release();\n            return response;")] },
        new("a success keeps its place", "ThrottlingPolicy", "        finally\n        {\n            Release();\n        }", "        catch (Exception)\n        {\n            Release();\n            throw;\n        }"),
        new("places are freed twice", "ThrottlingPolicy", "            inFlight--;", "            inFlight -= 2;"),
        new("a caller that leaves keeps its place", "ThrottlingPolicy", "            queue.Remove(place);", "            _ = queue;"),
        new("a caller that waits cannot leave", "ThrottlingPolicy", "using (cancellationToken.UnsafeRegister(", "using (CancellationToken.None.UnsafeRegister("),
        new("a caller that left is executed", "ThrottlingPolicy", "place.Value.TrySetCanceled(cancellationToken);", "place.Value.TrySetResult();"),
        new("the freed place is not given on", "ThrottlingPolicy", "foreach (var waiter in admitted ?? []) waiter.TrySetResult();", "foreach (var waiter in (admitted ?? []).Skip(1)) waiter.TrySetResult();"),
        new("those admitted are not counted", "ThrottlingPolicy", "                inFlight++;", "                _ = inFlight;"),
        new("the limit never moves", "AdaptiveLimit", "limit = Math.Clamp((1 - Smoothing)", "_ = Math.Clamp((1 - Smoothing)"),
        new("the limit only grows", "AdaptiveLimit", "Math.Clamp(Tolerance * withoutLoad / mean, 0.5, 1) : 1;", "Math.Clamp(Tolerance * withoutLoad / mean, 1, 1) : 1;"),
        new("the limit has no upper end", "AdaptiveLimit", "Math.Sqrt(limit)), 1, most);", "Math.Sqrt(limit)), 1, int.MaxValue + 0 * most);"),
        new("the limit falls to nothing", "AdaptiveLimit", "Math.Sqrt(limit)), 1, most);", "0 * Math.Sqrt(limit)) / 2, 1, most);"),
        new("executions cannot be cancelled", "ThrottlingPolicy", "var response = await next(request, cancellationToken).ConfigureAwait(false);", "var response = await next(request, CancellationToken.None).ConfigureAwait(false);"),
        new("executions happen twice", "ThrottlingPolicy", "var response = await next(request, cancellationToken).ConfigureAwait(false);", "_ = await next(request, cancellationToken).ConfigureAwait(false);\n            var response = await next(request, cancellationToken).ConfigureAwait(false);"),
        new("waiting calls are answered with nothing", "ThrottlingPolicy", "return await ExecuteAsync(running, request, next, cancellationToken).ConfigureAwait(false);", "_ = await ExecuteAsync(running, request, next, cancellationToken).ConfigureAwait(false); return default!;"),
        new("failures are answered with nothing", "ThrottlingPolicy", "        finally\n        {\n            Release();", "        catch (Exception)\n        {\n            return default!;\n        }\n        finally\n        {\n            Release();"),
    ];
}
