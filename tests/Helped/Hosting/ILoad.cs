using Optimizer.Runtime;

namespace Helped.Hosting;

/// <summary>One function with its traffic.</summary>
internal interface ILoad
{
    string Function { get; }

    /// <summary>The calls of a stretch of traffic, without making them.</summary>
    IEnumerable<(TimeSpan At, object Request)> Arrivals(int seed, TimeSpan length);

    void Register(PlatformBuilder platform);

    /// <summary>Calls the original class directly, as a warm-up trigger does, so that nothing of it is in the telemetry.</summary>
    Task WarmUpAsync(IServiceProvider services, CancellationToken cancellationToken);

    /// <summary>Makes the calls of the function's slot at their times; returns when all have ended.</summary>
    /// <param name="seed">Of the traffic; equal seeds give equal arrivals.</param>
    /// <param name="run">How long the whole run lasts.</param>
    Task RunAsync(IServiceProvider services, int seed, TimeSpan run, TimeProvider time, CancellationToken cancellationToken);

    /// <summary>Makes the first few calls of the traffic, one after the other.</summary>
    Task CallAsync(IServiceProvider services, int seed, int calls, CancellationToken cancellationToken);
}
