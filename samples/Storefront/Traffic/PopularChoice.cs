namespace Storefront.Traffic;

/// <summary>Draws items of which the first are the most popular: weight ∝ 1 / rank^<paramref name="skew"/> (Zipf).</summary>
internal sealed class PopularChoice<T>(IReadOnlyList<T> items, double skew)
{
    private readonly double[] cumulative = Cumulate(items.Count, skew);

    public T Next(Random random)
    {
        var draw = random.NextDouble() * cumulative[^1];
        var index = Array.BinarySearch(cumulative, draw);
        return items[index < 0 ? ~index : index + 1];
    }

    private static double[] Cumulate(int count, double skew)
    {
        var sums = new double[count];
        var sum = 0.0;
        for (var rank = 0; rank < count; rank++)
            sums[rank] = sum += Math.Pow(rank + 1, -skew);
        return sums;
    }
}
