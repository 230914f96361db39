using Optimizer.Core.Statistics;

namespace Optimizer.Core.Tests.Statistics;

public sealed class QuantileSketchTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Quantiles_are_within_one_percent_of_the_exact_ones(int seed)
    {
        var random = new Random(seed);
        var values = Enumerable.Range(0, 50_000).Select(_ => Math.Exp(3 + 2 * Gaussian.Next(random))).ToArray();
        var sketch = Of(values);
        Array.Sort(values);
        foreach (var quantile in new[] { 0.01, 0.25, 0.5, 0.95, 0.99, 0.999 })
        {
            var exact = values[(int)(quantile * (values.Length - 1))];
            Assert.True(Math.Abs(sketch.Quantile(quantile) - exact) <= exact * 0.0101, $"seed {seed}, quantile {quantile}: {sketch.Quantile(quantile)} for {exact}");
        }
        Assert.Equal(values[^1], sketch.Max);
        Assert.Equal(values.Average(), sketch.Mean, 6);
    }

    [Fact]
    public void Merging_gives_the_sketch_of_all_values()
    {
        double[] left = [0, 1, 5, 1e-3], right = [1e6, 3, 2];
        var merged = Of(left);
        merged.Merge(Of(right));
        var whole = Of([.. left, .. right]);
        Assert.Equal(whole.Count, merged.Count);
        foreach (var quantile in new[] { 0, 0.3, 0.5, 0.8, 1 })
            Assert.Equal(whole.Quantile(quantile), merged.Quantile(quantile));
    }

    [Fact]
    public void Stays_exact_at_the_top_when_the_range_is_too_wide_for_its_memory()
    {
        var sketch = Of(Enumerable.Range(-8, 300).Select(i => Math.Pow(10, i)));
        Assert.Equal(1e291, sketch.Quantile(1), 1e291 * 0.011);
    }

    [Fact]
    public void Has_no_quantile_without_values() => Assert.True(double.IsNaN(new QuantileSketch().Quantile(0.5)));

    private static QuantileSketch Of(IEnumerable<double> values)
    {
        var sketch = new QuantileSketch();
        foreach (var value in values)
            sketch.Add(value);
        return sketch;
    }
}
