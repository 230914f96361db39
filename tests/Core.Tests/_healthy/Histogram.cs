using Optimizer.Runtime;

namespace Healthy;

public sealed record Readings(List<double> Values, double Width);

public sealed record Bins(IReadOnlyDictionary<int, int> Counts);

public sealed class Histogram : IPlatformFunction<Readings, Bins>
{
    public Task<Bins> InvokeAsync(Readings request, CancellationToken cancellationToken)
    {
        var counts = request.Values.CountBy(v => (int)Math.Floor(v / request.Width)).ToDictionary();
        return Task.FromResult(new Bins(counts));
    }
}
