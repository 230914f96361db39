namespace Storefront.Supplier;

/// <summary>
/// How long things take on the supplier's side: log-normal around a median, as service times commonly are. Seeded and thread-safe.
/// </summary>
internal sealed class ServiceTimes(int seed, TimeProvider time)
{
    /// <summary>Median of the gateway's admission of a new connection, milliseconds.</summary>
    public const double ConnectMedianMs = 40;

    private readonly Random random = new(seed);
    private readonly Lock gate = new();

    /// <summary>Waits for the admission of a new connection.</summary>
    public Task ConnectAsync(CancellationToken cancellationToken) => WorkAsync(ConnectMedianMs, 0.15, cancellationToken);

    /// <summary>Waits for one piece of work.</summary>
    /// <param name="medianMs">Median, milliseconds.</param>
    /// <param name="spread">Standard deviation of the logarithm: 0.2 gives a p95 of 1.4 × the median.</param>
    public Task WorkAsync(double medianMs, double spread, CancellationToken cancellationToken) =>
        Task.Delay(TimeSpan.FromMilliseconds(medianMs * Math.Exp(spread * NextNormal())), time, cancellationToken);

    /// <summary>True with the given probability.</summary>
    public bool Happens(double probability)
    {
        lock (gate) return random.NextDouble() < probability;
    }

    /// <summary>Box and Muller, "A Note on the Generation of Random Normal Deviates", 1958.</summary>
    private double NextNormal()
    {
        lock (gate)
            return Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }
}
