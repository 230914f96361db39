using System.CommandLine;
using Optimizer.Api.Documents;

namespace Optimizer.Local.Commands;

/// <summary><c>optimizer rollback FUNCTION</c>.</summary>
internal sealed class RollbackCommand : ICliCommand
{
    private readonly FunctionArguments names = new();
    private readonly Option<int?> to = new("--to") { Description = "Return to this version at once; 0 is the original. Default: one step back.", HelpName = "VERSION" };
    private readonly Option<string?> because = new("--because") { Description = "The reason, for the audit log.", HelpName = "TEXT" };

    public Command Build(CommandIo io)
    {
        var command = new Command("rollback", "Take a function one step back: end its trial, or return to the version before the live one.")
        {
            names.Function, names.Platform, to, because,
        };
        StoreSession.Attach(command, io, RunAsync);
        return command;
    }

    private async Task RunAsync(StoreSession session, ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(to) < 0) throw new CommandFailedException("--to: a version is 0 or more.");
        var (platform, function) = await names.FindAsync(session, parsed, cancellationToken).ConfigureAwait(false);
        var pointer = await session.Operations
            .RollBackAsync(platform, function, parsed.GetValue(to), parsed.GetValue(because), session.Io.Actor, cancellationToken).ConfigureAwait(false);
        session.Write(FunctionDocument.Of(pointer), $"{platform}/{function} serves version {pointer.Live}.");
    }
}
