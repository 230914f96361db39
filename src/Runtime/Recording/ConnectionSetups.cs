using System.Collections.Concurrent;
using System.Diagnostics;

namespace Optimizer.Runtime.Recording;

/// <summary>The connections that were opened lately, by the span of their opening.</summary>
internal static class ConnectionSetups
{
    private const int MaxKept = 1024;
    private static readonly ConcurrentDictionary<ActivitySpanId, ConnectionSetup> BySpan = new();
    private static readonly ConcurrentQueue<ActivitySpanId> Order = new();

    public static void Add(Activity setup)
    {
        BySpan[setup.SpanId] = new ConnectionSetup(setup.StartTimeUtc + setup.Duration, setup.Duration);
        Order.Enqueue(setup.SpanId);
        while (Order.Count > MaxKept && Order.TryDequeue(out var oldest)) BySpan.TryRemove(oldest, out _);
    }

    public static ConnectionSetup? Find(ActivitySpanId span) => BySpan.GetValueOrDefault(span);
}
