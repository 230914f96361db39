using System.CommandLine;

namespace Optimizer.Local.Commands;

/// <summary>The <c>optimizer</c> command: which subcommands there are, in the order in which help lists them.</summary>
internal static class OptimizerCommand
{
    private static readonly ICliCommand[] Commands =
    [
    ];

    /// <summary>Parses and runs; faults of the user's input become a message on stderr and exit code 1.</summary>
    public static async Task<int> RunAsync(string[] arguments, CommandIo io, CancellationToken cancellationToken = default)
    {
        var parsed = Build(io).Parse(arguments);
        var configuration = new InvocationConfiguration { Output = io.Out, Error = io.Error, EnableDefaultExceptionHandler = false };
        try
        {
            return await parsed.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
        }
        catch (CommandFailedException fault)
        {
            await io.Error.WriteLineAsync(fault.Message).ConfigureAwait(false);
            return 1;
        }
    }

    private static RootCommand Build(CommandIo io)
    {
        var root = new RootCommand("Finds, writes, proves and deploys optimizations of C# functions, and takes back what does not hold.")
        {
            CommonOptions.Json,
            CommonOptions.Data,
        };
        foreach (var command in Commands) root.Add(command.Build(io));
        return root;
    }
}
