using Microsoft.Extensions.Logging;
using Optimizer.Core.State;
using Optimizer.Core.State.Telemetry;

namespace Optimizer.Local.Hosting;

/// <summary>Deletes telemetry that is past its retention.</summary>
internal sealed class PurgeTimer(
    OptimizerHostOptions options, IPlatformState state, TelemetryStore telemetry, TimeProvider time, ILogger<PurgeTimer> log)
    : TimedWork(options.PurgeInterval, time, log)
{
    protected override async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        await foreach (var platform in state.ListPlatformsAsync(cancellationToken).ConfigureAwait(false))
            await telemetry.PurgeAsync(platform.Name, cancellationToken).ConfigureAwait(false);
    }
}
