using Microsoft.Azure.Functions.Worker;

namespace Optimizer.Functions.Hosting;

/// <summary>Called by the Premium plan on a new instance before requests reach it.</summary>
public sealed class WarmupFunction(IEnumerable<IWarmUp> parts)
{
    [Function("Warmup")]
    public Task RunAsync([WarmupTrigger] object warmup, CancellationToken cancellationToken) =>
        Task.WhenAll(parts.Select(p => p.WarmUpAsync(cancellationToken)));
}
