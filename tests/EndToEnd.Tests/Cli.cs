using Optimizer.Local.Commands;

namespace Optimizer.EndToEnd.Tests;

/// <summary>The command as a user calls it, in this process.</summary>
internal static class Cli
{
    public static async Task<CliResult> RunAsync(params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var io = new CommandIo(TextWriter.Synchronized(output), TextWriter.Synchronized(error), TimeProvider.System) { Actor = "local:test" };
        var exitCode = await OptimizerCommand.RunAsync(arguments, io, TestContext.Current.CancellationToken);
        return new CliResult(exitCode, output.ToString(), error.ToString());
    }
}
