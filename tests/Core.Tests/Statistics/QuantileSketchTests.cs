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
        double[] left = [0, 1, 5, 1e-3], right = [1e6, 3, 0, 0, 2];
        var merged = Of(left);
        merged.Merge(Of(right));
        var whole = Of([.. left, .. right]);
        Assert.Equal((whole.Count, whole.Max), (merged.Count, merged.Max));
        Assert.Equal(whole.Sum, merged.Sum, 6);
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
    public void A_range_too_wide_for_its_memory_is_collapsed_from_below() =>
        Assert.InRange(Of(Enumerable.Range(-8, 300).Select(i => Math.Pow(10, i))).Quantile(0.5), 1e272, 1e275); // 2,048 buckets of 2 % span 17.8 decades

    [Fact]
    public void Stays_exact_at_the_bottom_while_it_grows_bucket_by_bucket()
    {
        var sketch = new QuantileSketch();
        for (var i = 0; i < 1_500; i++)
        {
            sketch.Add(Math.Pow(1.02, i));
            Assert.InRange(sketch.Quantile(0), 0.9899, 1.0101);
            Assert.Equal(1, sketch.Quantile(1) / Math.Pow(1.02, i), 0.0101);
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.25, 10)]
    [InlineData(0.3, 10)]
    [InlineData(0.75, 1_000)]
    [InlineData(1, 10_000)]
    public void A_quantile_is_the_value_at_its_rank_from_zero(double quantile, double expected) =>
        Assert.Equal(1, Of([1, 10, 100, 1_000, 10_000]).Quantile(quantile) / expected, 0.0101);

    [Fact]
    public void What_is_no_positive_number_counts_as_zero()
    {
        var sketch = Of([double.NaN, -5, 0, 1e-9, 5]);
        Assert.Equal((5, 5, 5), (sketch.Count, sketch.Sum, sketch.Max));
        Assert.Equal((0, 1), (sketch.Quantile(0.75), Math.Round(sketch.Quantile(1) / 5, 1)));
    }

    [Fact]
    public void Has_no_mean_without_values() => Assert.True(double.IsNaN(new QuantileSketch().Mean));

    [Fact]
    public void Merges_nothing_but_a_sketch() => Assert.Throws<ArgumentNullException>(() => new QuantileSketch().Merge(null!));

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
