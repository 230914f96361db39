using Optimizer.Core.Learning.Classification;

namespace Optimizer.Core.Tests.Learning.Classification;

public sealed class PrequentialClassifierTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void A_label_is_not_known_before_its_delay_is_over(int delay)
    {
        var classifier = new PrequentialClassifier(new NearestNeighbours(1, 2, 100, 1), 1, 2, delay);
        var predictions = Enumerable.Range(0, delay + 3).Select(_ => classifier.Next([1f], 1)).ToList();
        Assert.All(predictions[..(delay + 1)], p => Assert.Equal(-1, p));
        Assert.All(predictions[(delay + 1)..], p => Assert.Equal(1, p));
    }

    [Fact]
    public void Accuracy_stands_beside_what_repeating_the_last_label_scores()
    {
        var accuracy = new PrequentialAccuracy(2);
        int[] actual = [0, 0, 1, 1], predicted = [0, 1, 1, 1], last = [-1, 0, 0, 1];
        for (var i = 0; i < 4; i++) accuracy.Add(predicted[i], actual[i], last[i]);
        Assert.Equal(0.75, accuracy.Accuracy);
        Assert.Equal(0.5, accuracy.NoChange);
        Assert.Equal(0.5, accuracy.KappaTemporal);
        Assert.Equal(0.75, accuracy.Balanced);
        Assert.Equal([[1, 1], [0, 2]], accuracy.Confusion);
    }

    [Fact]
    public void The_oldest_window_is_forgotten_when_the_memory_is_full()
    {
        var neighbours = new NearestNeighbours(1, 2, 2, 1);
        neighbours.Learn([0f], 0);
        neighbours.Learn([5f], 1);
        neighbours.Learn([6f], 1);
        Assert.Equal(1, neighbours.Predict([0f]));
    }
}
