using Optimizer.Core.Learning.Inputs;

namespace Optimizer.Core.Tests.Learning;

/// <summary>Band values as an EEG has them: log-normal, falling with frequency.</summary>
internal static class ABand
{
    public static BandValues Next(Random random, double level = 1)
    {
        double Power(double mean) => level * mean * Math.Exp(0.5 * Statistics.Gaussian.Next(random));
        return new BandValues(Power(40), Power(20), Power(15), Power(8), Power(3));
    }
}
