namespace Optimizer.Core.Statistics;

/// <summary>The sums of a sample.</summary>
/// <param name="Count">Values.</param>
/// <param name="Sum">Σ x.</param>
/// <param name="Squares">Σ x².</param>
public readonly record struct MeanSample(long Count, double Sum, double Squares)
{
    /// <summary>NaN without values.</summary>
    public double Mean => Sum / Count;

    /// <summary>Unbiased; NaN with fewer than two values.</summary>
    public double Variance => Count < 2 ? double.NaN : Math.Max(0, (Squares - Sum * Sum / Count) / (Count - 1));
}
