using Optimizer.Runtime.Policies;

namespace Optimizer.Runtime.Tests.Policies;

public sealed class ResponseCopyTests
{
    [Fact]
    public void A_copy_is_equal_and_shares_nothing()
    {
        var answer = new Answer { Item = "tea", Execution = 3, Notes = ["hot"] };
        var copy = ResponseCopy.Of(answer);
        Assert.Equivalent(answer, copy);
        Assert.NotSame(answer.Notes, copy.Notes);
    }

    [Fact]
    public void A_list_behind_an_interface_is_copied() => Assert.Equal([1, 2], ResponseCopy.Of<IReadOnlyList<int>>([1, 2]));

    [Fact]
    public void Text_is_its_own_copy() => Assert.Same("tea", ResponseCopy.Of("tea"));

    [Fact]
    public void A_subclass_that_would_lose_members_is_refused() =>
        Assert.Throws<NotSupportedException>(() => ResponseCopy.Of<Plain>(new Rich { Extra = 1 }));

    [Fact]
    public void A_member_that_cannot_be_read_back_is_refused() =>
        Assert.Throws<NotSupportedException>(() => ResponseCopy.Of(new Sealed(["tea"])));

    private class Plain;

    private sealed class Rich : Plain
    {
        public int Extra { get; set; }
    }

    private sealed class Sealed
    {
        public Sealed() : this([])
        {
        }

        public Sealed(string[] items) => Items = items;

        public string[] Items { get; }
    }
}
