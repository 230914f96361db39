using Optimizer.Core.Source;

namespace Optimizer.Core.Tests.Source;

public sealed class PlatformDefinitionReaderTests
{
    [Fact]
    public void Reads_what_the_format_has()
    {
        var definition = PlatformDefinitionReader.Read("""
            {"platform":"shop","assembly":"Shop.App","functions":[{"id":"quote","type":"Shop.Quote"},], /* none yet */ "references":["lib/A.dll"]}
            """);

        Assert.Equal(("shop", "Shop.App"), (definition.Platform, definition.Assembly));
        Assert.Equal(new FunctionDefinition("quote", "Shop.Quote"), Assert.Single(definition.Functions));
        Assert.Equal(["lib/A.dll"], definition.References);
    }

    [Theory]
    [InlineData("{\"platform\":\"shop\",\n  \"functions\":[}", "platform.json(2,16): not JSON: ")]
    [InlineData("[]", "platform.json(1,1): platform.json is to hold one object.")]
    [InlineData("", "platform.json(1,1): not JSON: ")]
    [InlineData("{\"platform\":\"Shop\",\"functions\":[{\"id\":\"a\",\"type\":\"A\"}]}", "platform.json(1,13): \"Shop\" is no valid platform")]
    [InlineData("{\"platform\":\"a\",\"functions\":[{\"id\":\"a\"}]}", "platform.json(1,30): \"type\" is missing.")]
    [InlineData("{\"platform\":\"a\",\"functions\":{}}", "platform.json(1,29): \"functions\" is to be an array")]
    [InlineData("{\"platform\":\"a\",\"functions\":[7]}", "platform.json(1,30): a function is to be an object")]
    [InlineData("{\"platform\":\"a\"}", "platform.json(1,1): \"functions\" names no function")]
    public void Says_where_and_what_is_wrong(string text, string expected) =>
        Assert.StartsWith(expected, Assert.Single(Faults(text)).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Reports_all_faults_at_once() => Assert.Equal(
        [
            "platform.json(1,2): \"platform\" is missing.".Replace("(1,2)", "(1,1)", StringComparison.Ordinal),
            "platform.json(2,10): \"A b\" is no valid id: use 1 to 63 of a-z, 0-9 and -, beginning with a letter.",
            "platform.json(4,9): the function id \"x\" is used twice; ids are unique within a platform.",
        ],
        Faults("{\"functions\":[\n  {\"id\": \"A b\", \"type\": \"T\"},\n  {\"id\":\"x\",\"type\":\"T\"},\n  {\"id\":\"x\",\"type\":\"T\"}]}").Select(f => f.ToString()));

    private static IReadOnlyList<PlatformFault> Faults(string text) =>
        Assert.Throws<PlatformFaultsException>(() => PlatformDefinitionReader.Read(text)).Faults;
}
