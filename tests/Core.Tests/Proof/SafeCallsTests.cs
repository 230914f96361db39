using Optimizer.Core.Proof;

namespace Optimizer.Core.Tests.Proof;

public class SafeCallsTests
{
    [Theory]
    [InlineData("GET http://a.example/", true)]
    [InlineData("POST http://a.example/ {}", false)]
    [InlineData("GetAsync [1]", true)]
    [InlineData("IShelf.FindAsync [1]", true)]
    [InlineData("GetOrCreate [1]", false)]
    [InlineData("IssueInvoice [1]", false)]
    [InlineData("SaveAsync [1]", false)]
    public void Reads_are_known_by_their_names(string call, bool safe) => Assert.Equal(safe, SafeCalls.IsSafe(call));

    [Fact]
    public void Reads_among_themselves_have_no_order_but_with_effects_they_have()
    {
        Assert.Equal(SafeCalls.Ordered(["Get 1", "Get 2", "Save 1"]), SafeCalls.Ordered(["Get 2", "Get 1", "Save 1"]));
        Assert.NotEqual(SafeCalls.Ordered(["Get 1", "Save 1"]), SafeCalls.Ordered(["Save 1", "Get 1"]));
    }
}
