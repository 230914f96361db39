namespace Optimizer.EndToEnd.Tests.Commands;

public sealed class HelpTests
{
    [Theory]
    [InlineData("run", "--trace", "--out", "--autonomy", "--json", "--data")]
    [InlineData("serve", "--url", "--autonomy", "--monitor-interval", "--cycle-interval", "--json", "--data")]
    [InlineData("status", "--json", "--data")]
    [InlineData("approve", "--json", "--data")]
    [InlineData("rollback", "--to", "--platform", "--json", "--data")]
    [InlineData("restore", "--list", "--platform", "--json", "--data")]
    [InlineData("freeze", "--json", "--data")]
    [InlineData("unfreeze", "--json", "--data")]
    public async Task Help_of_a_command_names_its_options(string command, params string[] options)
    {
        var result = await Cli.RunAsync(command, "--help");
        Assert.Equal(0, result.ExitCode);
        foreach (var option in options) Assert.Contains(option, result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_that_is_no_command_is_refused_on_stderr()
    {
        var result = await Cli.RunAsync("optimise");
        Assert.Equal(1, result.ExitCode);
        Assert.Empty(result.Out);
        Assert.Contains("'optimise'", result.Error, StringComparison.Ordinal);
        Assert.Contains("optimizer --help", result.Error, StringComparison.Ordinal);
    }
}
