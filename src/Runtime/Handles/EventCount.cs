using System.Diagnostics.Metrics;

namespace Optimizer.Runtime.Handles;

/// <summary>A count that this process can read and a meter publishes.</summary>
internal sealed class EventCount(Meter meter, string name)
{
    private readonly Counter<long> published = meter.CreateCounter<long>(name);
    private long value;

    public long Value => Interlocked.Read(ref value);

    public void Add(long count = 1)
    {
        if (count == 0) return;
        Interlocked.Add(ref value, count);
        published.Add(count);
    }
}
