using Optimizer.Core.Learning;

namespace Optimizer.Core.Tests.Learning;

public sealed class PrototypesTests
{
    [Theory]
    [InlineData(1, 3)]
    [InlineData(3, 37)]
    [InlineData(3, 200)]
    public void The_nearest_is_the_nearest_of_the_last_hundred(int dimensions, int count)
    {
        var random = new Random(9);
        var seen = new Prototypes(dimensions, 100);
        var points = Enumerable.Range(0, count).Select(_ => Point()).ToList();
        foreach (var point in points) seen.Add(point);
        var weights = Enumerable.Range(1, dimensions).Select(i => (float)i).ToArray();
        var asked = Point();
        var expected = points.TakeLast(100).Min(p => Math.Sqrt(p.Zip(asked, weights).Sum(t => Math.Pow((t.First - t.Second) * t.Third, 2))));
        Assert.Equal(expected, seen.Nearest(asked, weights), 4);

        float[] Point() => [.. Enumerable.Range(0, dimensions).Select(_ => (float)random.NextDouble())];
    }
}
