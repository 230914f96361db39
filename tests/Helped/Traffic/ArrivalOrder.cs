using Storefront.Traffic;

namespace Helped.Traffic;

/// <summary>Brings arrivals of bursts that overlap into the order of time.</summary>
internal static class ArrivalOrder
{
    /// <param name="bursts">Endless; no arrival is later than its burst's first one by more than the span.</param>
    /// <param name="span">Of the longest burst.</param>
    public static IEnumerable<Arrival<T>> InOrder<T>(this IEnumerable<Arrival<T>> bursts, TimeSpan span)
    {
        var waiting = new PriorityQueue<Arrival<T>, TimeSpan>();
        foreach (var arrival in bursts)
        {
            while (waiting.TryPeek(out var next, out var at) && at < arrival.At - span)
            {
                waiting.Dequeue();
                yield return next;
            }
            waiting.Enqueue(arrival, arrival.At);
        }
    }
}
