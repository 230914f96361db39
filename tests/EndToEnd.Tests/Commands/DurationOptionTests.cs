using Optimizer.Local.Commands;

namespace Optimizer.EndToEnd.Tests.Commands;

public sealed class DurationOptionTests
{
    [Theory]
    [InlineData("500ms", 0.5)]
    [InlineData("30s", 30)]
    [InlineData("1.5m", 90)]
    [InlineData("1h", 3600)]
    [InlineData("7d", 604800)]
    public void A_length_of_time_is_a_number_and_a_unit(string text, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), DurationOption.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("m")]
    [InlineData("-5m")]
    [InlineData("0s")]
    [InlineData("1e9d")]
    [InlineData("5 minutes")]
    public void Anything_else_is_none(string text) => Assert.Null(DurationOption.Parse(text));
}
