using Optimizer.Runtime.Telemetry;

namespace Optimizer.Runtime.Client;

/// <summary>Takes batches of invocations.</summary>
internal interface ITelemetrySink
{
    /// <exception cref="HttpRequestException">The batch was not taken.</exception>
    Task SendAsync(IReadOnlyList<Invocation> batch, CancellationToken cancellationToken);
}
