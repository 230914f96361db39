using Optimizer.Runtime;

namespace Healthy;

public sealed record Route(List<int> From, List<int> To, int Nodes);

public sealed record RouteLength(int Hops);

public sealed class MatrixRoute : IPlatformFunction<Route, RouteLength>
{
    public Task<RouteLength> InvokeAsync(Route request, CancellationToken cancellationToken)
    {
        var next = request.From.Zip(request.To).ToLookup(e => e.First, e => e.Second);
        var seen = new HashSet<int> { 0 };
        var open = new Queue<(int Node, int Hops)>([(0, 0)]);
        while (open.TryDequeue(out var at))
        {
            if (at.Node == request.Nodes - 1) return Task.FromResult(new RouteLength(at.Hops));
            foreach (var node in next[at.Node].Where(seen.Add)) open.Enqueue((node, at.Hops + 1));
        }
        return Task.FromResult(new RouteLength(-1));
    }
}
