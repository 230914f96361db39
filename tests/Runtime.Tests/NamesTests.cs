namespace Optimizer.Runtime.Tests;

public sealed class NamesTests
{
    [Theory]
    [InlineData("price-quote", true)]
    [InlineData("p", true)]
    [InlineData("v2-", true)]
    [InlineData("3d-preview", false)]
    [InlineData("-price", false)]
    [InlineData("Price", false)]
    [InlineData("price\n", false)]
    [InlineData("", false)]
    public void A_platform_takes_the_names_that_the_server_takes(string name, bool taken)
    {
        Assert.Equal(taken, Names.IsName(name));
        Assert.Equal(taken, Record.Exception(() => Names.Check(name, "id")) is null);
    }

    [Fact]
    public void A_name_has_63_characters_at_most()
    {
        Assert.True(Names.IsName(new string('a', 63)));
        Assert.False(Names.IsName(new string('a', 64)));
    }
}
