namespace Optimizer.Runtime.Policies;

/// <summary>Uniform draws that differ between processes, since they are seeded with the reading of the clock's fine counter.</summary>
internal static class JitterDraws
{
    public static Func<double> From(TimeProvider time)
    {
        var random = new Random(time.GetTimestamp().GetHashCode());
        var gate = new Lock();
        return () =>
        {
            lock (gate)
                return random.NextDouble();
        };
    }
}
