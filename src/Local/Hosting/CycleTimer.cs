using Microsoft.Extensions.Logging;
using Optimizer.Core.Operations.Alerts;
using Optimizer.Core.State;

namespace Optimizer.Local.Hosting;

/// <summary>Starts a platform's cycle when the last one is old enough; restarts of this process do not put it off.</summary>
internal sealed class CycleTimer(
    OptimizerHostOptions options, TimeSpan interval, IPlatformState state, EmbeddedCycleStarter cycles, TimeProvider time, ILogger<CycleTimer> log, IAlertSink alerts)
    : TimedWork(Shorter(interval, TimeSpan.FromMinutes(1)), time, log, alerts)
{
    private readonly TimeProvider time = time;
    private readonly DateTimeOffset started = options.Time.GetUtcNow();

    protected override async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        await foreach (var platform in state.ListPlatformsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (platform is { Frozen: true } or { Stop: not null } or { Source: null }) continue;
            if (time.GetUtcNow() - await LastAsync(platform.Name, cancellationToken).ConfigureAwait(false) < interval) continue;
            var id = await cycles.StartAsync(platform.Name, "schedule", cancellationToken).ConfigureAwait(false);
            Logs.CycleStarted(log, platform.Name, id);
        }
    }

    private async Task<DateTimeOffset> LastAsync(string platform, CancellationToken cancellationToken)
    {
        DateTimeOffset? last = null;
        await foreach (var cycle in state.ListCyclesAsync(platform, cancellationToken).ConfigureAwait(false))
            if (last is null || cycle.Started > last) last = cycle.Started;
        return last ?? started;
    }

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
