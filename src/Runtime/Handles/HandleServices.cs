using Microsoft.Extensions.Logging;
using Optimizer.Runtime.Recording;

namespace Optimizer.Runtime.Handles;

/// <summary>What every handle of a platform shares.</summary>
internal sealed class HandleServices
{
    public required string Platform { get; init; }

    public required string Instance { get; init; }

    public required IServiceProvider Services { get; init; }

    public required TimeProvider Time { get; init; }

    public required SharedRandom Random { get; init; }

    public required RecordingSampler Sampler { get; init; }

    public required RuntimeCounters Counters { get; init; }

    public required ILogger Log { get; init; }

    /// <summary>Called when a buffer is half full.</summary>
    public required Action WakeFlush { get; init; }

    /// <summary>Places in each function's buffer of finished calls; a power of two.</summary>
    public int BufferSize { get; init; } = 8192;
}
