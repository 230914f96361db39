using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Optimizer.Core.Operations.Alerts;

/// <summary>Passes each alert to every sink once: what comes again within <see cref="Quiet"/> is dropped, and a sink that throws stops no other.</summary>
public sealed class AlertRelay(IEnumerable<IAlertReceiver> sinks, TimeProvider time, ILogger<AlertRelay> log) : IAlertSink
{
    /// <summary>How long the same trouble is not told again.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromHours(1);

    /// <summary>Keys that are remembered; beyond it the table is emptied, so that alerts come twice rather than never.</summary>
    private const int MaxKeys = 10_000;

    private readonly IAlertReceiver[] sinks = [.. sinks];
    private readonly ConcurrentDictionary<string, DateTimeOffset> told = new(StringComparer.Ordinal);

    public void Raise(Alert alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        if (!IsNews(alert.Key)) return;
        foreach (var sink in sinks) Pass(sink, alert);
    }

    private bool IsNews(string key)
    {
        var now = time.GetUtcNow();
        if (told.Count >= MaxKeys) Forget(now);
        var isNews = true;
        told.AddOrUpdate(key, now, (_, last) => (isNews = now - last >= Quiet) ? now : last);
        return isNews;
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, last) in told)
            if (now - last >= Quiet) told.TryRemove(key, out _);
        if (told.Count >= MaxKeys) told.Clear();
    }

    private void Pass(IAlertReceiver sink, Alert alert)
    {
        try
        {
            sink.Raise(alert);
        }
        catch (Exception fault)
        {
            Logs.AlertNotPassed(log, alert.Kind, sink.GetType().Name, fault);
        }
    }
}
