using Microsoft.Extensions.Time.Testing;

namespace Optimizer.Storage.Tests;

public sealed class TimeOrderedIdsTests
{
    [Fact]
    public void Ids_are_distinct_keys_that_sort_by_creation()
    {
        var time = new FakeTimeProvider();
        var ids = new TimeOrderedIds(time);
        var given = new List<string>();
        for (var i = 0; i < 1_000; i++)
        {
            given.Add(ids.NewId());
            if (i % 100 == 0) time.Advance(TimeSpan.FromMilliseconds(1));
        }
        Assert.Equal(given.Distinct().Order(StringComparer.Ordinal), given);
        Assert.All(given, id => Assert.Matches("^[0-9a-f]{32}$", id));
    }
}
