using System.Collections.Concurrent;
using System.Text.Json;
using Optimizer.Core.Proof;
using Optimizer.Runtime;
using Optimizer.Sandbox.Child;
using Optimizer.Sandbox.Replay;

namespace Optimizer.Sandbox.Scenarios;

/// <summary>The distinct requests that scenarios use, with the baseline's responses to them.</summary>
internal sealed class ReferenceRequests
{
    private const int MaxRequests = 8;

    private readonly ConcurrentDictionary<RequestKey, JsonElement> byKey = [];
    private readonly List<(SandboxCase Case, JsonElement Response)> all = [];

    public int Count => all.Count;

    /// <summary>The same for one scenario, whose made-up requests no other knows.</summary>
    public ReferenceRequests ForOne()
    {
        var copy = new ReferenceRequests();
        foreach (var (one, response) in all) copy.all.Add((one, response));
        foreach (var (key, response) in byKey) copy.byKey.TryAdd(key, response);
        return copy;
    }

    public SandboxCase Case(int request) => all[request].Case;

    public JsonElement Response(int request) => all[request].Response;

    /// <summary>The response to a request as it reaches the inner function; null when the request is none of these.</summary>
    public JsonElement? Response(RequestKey key) => byKey.TryGetValue(key, out var response) ? response : null;

    /// <summary>A request that nobody recorded, answered as a recorded one.</summary>
    public SandboxCase MadeUp(JsonElement request, int like = 0)
    {
        byKey.TryAdd(RequestKey.Of(request), all[like].Response);
        return all[like].Case with { Request = request };
    }

    /// <summary>The same, where no call had the request before; else null.</summary>
    public SandboxCase? New(JsonElement request, int like) =>
        byKey.TryAdd(RequestKey.Of(request), all[like].Response) ? all[like].Case with { Request = request } : null;

    /// <exception cref="JobRefusedException">The baseline cannot answer any case from its recordings.</exception>
    public static async Task<ReferenceRequests> CollectAsync(SandboxJob job, CaseRunner runner, ReplayProxy replay)
    {
        var found = new ReferenceRequests();
        var side = Side.Baseline(job);
        var function = side.Construct(new ReplayServices(replay, TimeProvider.System));
        var why = "there is no case";
        foreach (var @case in job.Cases)
        {
            if (found.Count == MaxRequests) break;
            var result = await runner.RunAsync(side, function, @case, withBodies: true);
            if (result is { Exception: null, UnservedCalls: 0, Response: { } response, RequestAfter: { } request })
                found.Add(@case, RequestKey.Of(request), response);
            else
                why = $"case {@case.Id}: {result.ExceptionMessage ?? "a call has no recorded answer"}";
        }
        return found.Count > 0
            ? found
            : throw new JobRefusedException($"Scenarios have no reference response, since the baseline could not answer from recordings ({why}).", side.Name);
    }

    private void Add(SandboxCase @case, RequestKey key, JsonElement response)
    {
        if (byKey.TryAdd(key, response)) all.Add((@case, response));
    }
}
