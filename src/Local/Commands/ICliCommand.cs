using System.CommandLine;

namespace Optimizer.Local.Commands;

/// <summary>One subcommand of <c>optimizer</c>.</summary>
internal interface ICliCommand
{
    /// <summary>Declares its arguments and options, and what it does.</summary>
    Command Build(CommandIo io);
}
