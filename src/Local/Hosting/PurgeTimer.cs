using Microsoft.Extensions.Logging;
using Optimizer.Core.Operations;
using Optimizer.Core.Operations.Alerts;
using Optimizer.Core.Phases;
using Optimizer.Core.State;
using Optimizer.Core.State.Telemetry;
using Optimizer.Core.Workflow.Embedded;

namespace Optimizer.Local.Hosting;

/// <summary>Deletes what is past the retention: telemetry, and the journals and blobs of cycles. Records of cycles stay. Closes reviews that nobody decided.</summary>
internal sealed class PurgeTimer(
    OptimizerHostOptions options, TelemetryOptions retention, IPlatformState state, TelemetryStore telemetry, EmbeddedWorkflowRunner runner,
    CycleBlobs blobs, PlatformOperations operations, TimeProvider time, ILogger<PurgeTimer> log, IAlertSink alerts)
    : TimedWork(options.PurgeInterval, time, log, alerts)
{
    private readonly TimeProvider time = time;

    protected override async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - retention.Retention;
        await foreach (var platform in state.ListPlatformsAsync(cancellationToken).ConfigureAwait(false))
        {
            await ReviewRetention.ExpireAsync(state, operations, platform.Name, options.ReviewDeadline, time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            await telemetry.PurgeAsync(platform.Name, cancellationToken).ConfigureAwait(false);
            await CycleRetention.PurgeAsync(state, blobs, platform.Name, before, cancellationToken).ConfigureAwait(false);
        }
        await runner.PurgeAsync(before, cancellationToken).ConfigureAwait(false);
    }
}
