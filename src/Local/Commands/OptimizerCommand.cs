using System.CommandLine;
using System.CommandLine.Help;
using Optimizer.Core.Catalog;
using Optimizer.Core.Operations;
using Optimizer.Core.Source;
using Optimizer.Core.State;
using Optimizer.Local.Demo;
using Optimizer.Storage;

namespace Optimizer.Local.Commands;

/// <summary>The <c>optimizer</c> command: which subcommands there are, in the order in which help lists them.</summary>
internal static class OptimizerCommand
{
    private static readonly ICliCommand[] Commands =
    [
        new DemoCommand(),
        new RunCommand(),
        new DetectCommand(),
        new ProveCommand(),
        new ServeCommand(),
        new StatusCommand(),
        new ReviewCommand(),
        new ApproveCommand(),
        new RejectCommand(),
        new RollbackCommand(),
        new RestoreCommand(),
        new FreezeCommand(frozen: true),
        new FreezeCommand(frozen: false),
        new StopCommand(stopped: true),
        new StopCommand(stopped: false),
        new AuditCommand(),
        new InspectCommand(),
        new KeyCommand(),
        new Bench.BenchCommand(),
    ];

    /// <summary>Parses and runs; faults of the user's input become a message on stderr and exit code 1.</summary>
    public static async Task<int> RunAsync(string[] arguments, CommandIo io, CancellationToken cancellationToken = default)
    {
        var parsed = Build(io).Parse(arguments);
        if (arguments.Length > 0 && parsed.Errors.Count > 0 && parsed.Action is not HelpAction) return await RefuseAsync(parsed, io).ConfigureAwait(false);
        var configuration = new InvocationConfiguration { Output = io.Out, Error = io.Error, EnableDefaultExceptionHandler = false };
        try
        {
            return await parsed.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (IsOfTheUser(fault))
        {
            await io.Error.WriteLineAsync(fault.Message).ConfigureAwait(false);
            return 1;
        }
        catch (Exception fault) when (AzureStorage.Explain(fault) is { } explained)
        {
            await io.Error.WriteLineAsync(explained.Message).ConfigureAwait(false);
            return 1;
        }
        catch (OperationCanceledException)
        {
            await io.Error.WriteLineAsync("Stopped.").ConfigureAwait(false);
            return 130;
        }
    }

    /// <summary>Faults whose message tells a user what to do; any other is a defect, and shows where it is.</summary>
    private static bool IsOfTheUser(Exception fault) => fault
        is CommandFailedException or UnknownNameException or PlatformFaultsException or OperationRefusedException
        or PlatformFrozenException or SourceChangedException or PointerConflictException or DataFolderException or StorageConnectionException or OptionsFaultsException;

    private static async Task<int> RefuseAsync(ParseResult parsed, CommandIo io)
    {
        foreach (var error in parsed.Errors.Select(e => e.Message).Distinct()) await io.Error.WriteLineAsync(error).ConfigureAwait(false);
        var command = parsed.CommandResult.Command;
        var name = command is RootCommand ? "optimizer" : $"optimizer {command.Name}";
        await io.Error.WriteLineAsync($"See '{name} --help'.").ConfigureAwait(false);
        return 1;
    }

    private static RootCommand Build(CommandIo io)
    {
        var root = new RootCommand("Finds, writes, proves and deploys optimizations of C# functions, and takes back what does not hold.")
        {
            CommonOptions.Json,
            CommonOptions.Data,
            CommonOptions.Storage,
        };
        foreach (var command in Commands) root.Add(command.Build(io));
        return root;
    }
}
