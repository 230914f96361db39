using Microsoft.Extensions.Logging;
using Optimizer.Runtime.Handles;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Runtime.Client;

/// <summary>Takes finished calls from the handles' buffers and sends them; keeps a bounded number that could not be sent.</summary>
internal sealed class TelemetryQueue(
    FunctionHandles handles, ITelemetrySink? sink, int maxQueued, TimeProvider time, RuntimeCounters counters, ILogger log)
{
    /// <summary>Most invocations in one request.</summary>
    private const int BatchSize = 2_000;

    /// <summary>Most invocations that are taken from the buffers between two rounds of sending.</summary>
    private const int CollectSize = 20_000;

    private readonly List<Invocation> waiting = [];
    private bool failing;

    /// <summary>Sends what has been recorded until now; what the optimizer does not take waits for the next time.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        int collected;
        do
        {
            var before = waiting.Count;
            Collect(before + CollectSize);
            collected = waiting.Count - before;
            while (waiting.Count > 0)
                if (!await TrySendAsync(cancellationToken).ConfigureAwait(false)) return;
        }
        while (collected >= CollectSize);
    }

    private void Collect(int most)
    {
        var clock = new TelemetryClock(time);
        var first = waiting.Count;
        foreach (var handle in handles.All)
            handle.Drain(waiting, most, clock);
        for (var i = first; i < waiting.Count; i++)
            InvocationMetrics.Record(waiting[i]);
        Bound();
    }

    /// <summary>The oldest go first: fresh evidence is worth more.</summary>
    private void Bound()
    {
        var excess = waiting.Count - maxQueued;
        if (excess <= 0) return;
        waiting.RemoveRange(0, excess);
        counters.Dropped.Add(excess);
    }

    private async Task<bool> TrySendAsync(CancellationToken cancellationToken)
    {
        if (sink is null)
        {
            waiting.Clear();
            return true;
        }
        var batch = waiting.GetRange(0, Math.Min(BatchSize, waiting.Count));
        try
        {
            await sink.SendAsync(batch, cancellationToken).ConfigureAwait(false);
            waiting.RemoveRange(0, batch.Count);
            failing = false;
            return true;
        }
        catch (HttpRequestException e) when (e.StatusCode is { } status && (int)status is >= 400 and < 500 and not 401 and not 403 and not 408 and not 429)
        {
            // It will not be taken the next time either.
            waiting.RemoveRange(0, batch.Count);
            counters.Dropped.Add(batch.Count);
            Logs.BatchRejected(log, e, batch.Count);
            return true;
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            if (!failing) Logs.TelemetryDelayed(log, e, waiting.Count);
            failing = true;
            return false;
        }
    }
}
