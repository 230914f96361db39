using Optimizer.Core.Learning.Self;

namespace Optimizer.Local.Commands.Bench.Self;

/// <summary>Made windows: one strong rhythm per window, in noise, on a drifting level, as a headset gives them.</summary>
internal sealed class SelfTraffic(int seed)
{
    private const int Channels = 32;
    private const int Length = 512;
    private const double Rate = 128;
    private static readonly double[] Rhythms = [2, 6, 10, 20, 37];
    private readonly Random random = new(seed);

    public Tier1CycleRequest Next()
    {
        var (rhythm, level) = (Rhythms[random.Next(Rhythms.Length)], 4_200 + (20 * random.NextDouble()));
        var samples = new float[Channels * Length];
        for (var channel = 0; channel < Channels; channel++)
        {
            var (phase, size) = (2 * Math.PI * random.NextDouble(), 12 + (8 * random.NextDouble()));
            for (var i = 0; i < Length; i++)
                samples[(channel * Length) + i] = Sample(level + (size * Math.Sin(phase + (2 * Math.PI * rhythm * i / Rate))));
        }
        return new Tier1CycleRequest(samples, Channels, Rate);
    }

    /// <summary>In whole counts of the converter, as a headset sends them; so recordings stay small.</summary>
    private float Sample(double value) => (float)Math.Round(value + (6 * (random.NextDouble() - 0.5)));
}
