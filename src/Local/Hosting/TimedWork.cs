using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Optimizer.Core.Operations.Alerts;

namespace Optimizer.Local.Hosting;

/// <summary>Something that is done every so often. A fault is logged and told, and the next time comes all the same.</summary>
internal abstract class TimedWork(TimeSpan interval, TimeProvider time, ILogger log, IAlertSink alerts) : BackgroundService
{
    protected abstract Task RunOnceAsync(CancellationToken cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false)) await TryOnceAsync(stoppingToken).ConfigureAwait(false);
    }

    private async Task TryOnceAsync(CancellationToken stoppingToken)
    {
        try
        {
            await RunOnceAsync(stoppingToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
        {
            Logs.TimedWorkFailed(log, GetType().Name, fault);
            alerts.Raise(Alerts.OfFailedWork(null, GetType().Name, fault.Message, time.GetUtcNow()));
        }
    }
}
