using Optimizer.Runtime;

namespace Healthy;

public sealed record Sample(List<double> Values);

public sealed record Quantiles(double P50, double P95);

public sealed class Percentiles : IPlatformFunction<Sample, Quantiles>
{
    public Task<Quantiles> InvokeAsync(Sample request, CancellationToken cancellationToken)
    {
        if (request.Values.Count == 0) return Task.FromResult(new Quantiles(double.NaN, double.NaN));
        var sorted = request.Values.Order().ToList();
        return Task.FromResult(new Quantiles(sorted[(int)(0.5 * (sorted.Count - 1))], sorted[(int)(0.95 * (sorted.Count - 1))]));
    }
}
