namespace Optimizer.TestKit.Azure;

/// <summary>What a <see cref="FaultyProxy"/> does to its requests.</summary>
public static class FaultPlan
{
    private static readonly StorageFault[] Faults = [.. Enum.GetValues<StorageFault>().Where(f => f != StorageFault.None)];

    /// <summary>Each request meets a fault of any kind with the given probability; only writes are refused.</summary>
    public static Func<long, string, StorageFault> Seeded(int seed, double rate)
    {
        var random = new Random(seed);
        var turn = new Lock();
        return (_, method) =>
        {
            lock (turn)
            {
                var fault = random.NextDouble() < rate ? Faults[random.Next(Faults.Length)] : StorageFault.None;
                return fault == StorageFault.Refused412 && IsRead(method) ? StorageFault.None : fault;
            }
        };
    }

    /// <summary>The first request that writes meets the fault; before the next request, <paramref name="meanwhile"/> happens.</summary>
    public static Func<long, string, StorageFault> FirstWrite(StorageFault fault, Action? meanwhile = null)
    {
        var met = 0;
        return (_, method) =>
        {
            if (IsRead(method) && met == 0) return StorageFault.None;
            if (Interlocked.Increment(ref met) == 2) meanwhile?.Invoke();
            return met == 1 ? fault : StorageFault.None;
        };
    }

    public static Func<long, string, StorageFault> Always(StorageFault fault) => (_, _) => fault;

    private static bool IsRead(string method) => method is "GET" or "HEAD";
}
