namespace Storefront.Traffic;

/// <summary>When shoppers come: independently of each other, with a surge now and then.</summary>
internal static class ArrivalTimes
{
    private const double SurgeEverySeconds = 5;
    private const double SurgeSeconds = 0.5;
    private const double SurgeFactor = 2;

    /// <summary>A Poisson process: exponential gaps.</summary>
    /// <param name="perSecond">Mean rate, &gt; 0.</param>
    public static IEnumerable<TimeSpan> Poisson(double perSecond, Random random)
    {
        for (var at = 0.0; ;)
        {
            at += Gap(perSecond, random);
            yield return TimeSpan.FromSeconds(at);
        }
    }

    /// <summary>A Poisson process that runs at twice its rate for half a second of every five (thinning; Lewis and Shedler, 1979).</summary>
    /// <param name="perSecond">Rate outside the surges, &gt; 0.</param>
    public static IEnumerable<TimeSpan> PoissonWithSurges(double perSecond, Random random)
    {
        foreach (var at in Poisson(perSecond * SurgeFactor, random))
        {
            var surging = at.TotalSeconds % SurgeEverySeconds < SurgeSeconds;
            if (surging || random.NextDouble() < 1 / SurgeFactor) yield return at;
        }
    }

    /// <summary>The next gap of a Poisson process, in seconds.</summary>
    public static double Gap(double perSecond, Random random) => -Math.Log(1 - random.NextDouble()) / perSecond;
}
