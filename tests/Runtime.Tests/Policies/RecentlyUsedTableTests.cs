using Optimizer.Runtime.Policies;

namespace Optimizer.Runtime.Tests.Policies;

public sealed class RecentlyUsedTableTests
{
    private readonly RecentlyUsedTable<int, string> table = new(2);

    [Fact]
    public void The_least_recently_read_entry_makes_room()
    {
        table.Set(1, "one");
        table.Set(2, "two");
        table.TryGet(1, out _);
        table.Set(3, "three");
        Assert.Equal((true, false, true, 2), (table.TryGet(1, out _), table.TryGet(2, out _), table.TryGet(3, out _), table.Count));
    }

    [Fact]
    public void Replacing_an_entry_takes_no_further_room()
    {
        table.Set(1, "one");
        table.Set(2, "two");
        table.Set(2, "zwei");
        Assert.True(table.TryGet(1, out _));
        Assert.True(table.TryGet(2, out var two));
        Assert.Equal("zwei", two);
    }

    [Fact]
    public void Removing_an_entry_that_was_replaced_leaves_its_successor()
    {
        table.Set(1, "one");
        table.Set(1, "eins");
        table.Remove(1, "one");
        Assert.True(table.TryGet(1, out _));
        table.Remove(1, "eins");
        Assert.Equal((false, 0), (table.TryGet(1, out _), table.Count));
    }
}
