using System.CommandLine;
using Optimizer.Api.Documents;

namespace Optimizer.Local.Commands;

/// <summary><c>optimizer stop --all</c> and <c>optimizer resume --all</c>.</summary>
/// <param name="stopped">Which of the two.</param>
internal sealed class StopCommand(bool stopped) : ICliCommand
{
    private readonly Option<bool> all = new("--all") { Description = "All platforms. Required: for one platform, use 'freeze' and 'unfreeze'.", Required = true };
    private readonly Option<string?> because = new("--because") { Description = "The reason, for the audit logs and for 'status'.", HelpName = "TEXT" };

    public Command Build(CommandIo io)
    {
        var command = stopped
            ? new Command("stop", "Stop every platform: nothing new is deployed or stepped up until 'resume --all'; roll-back stays possible.") { all, because }
            : new Command("resume", "Take new versions again after 'stop --all'; platforms that are frozen stay frozen.") { all, because };
        StoreSession.Attach(command, io, RunAsync);
        return command;
    }

    private async Task RunAsync(StoreSession session, ParseResult parsed, CancellationToken cancellationToken)
    {
        if (!parsed.GetValue(all)) throw new CommandFailedException("--all: say true; for one platform, use 'freeze' and 'unfreeze'.");
        await session.State.SetStoppedAsync(stopped, parsed.GetValue(because), session.Io.Actor, cancellationToken).ConfigureAwait(false);
        var stop = StopDocument.Of(await session.State.GetStopAsync(cancellationToken).ConfigureAwait(false));
        session.Write(stop, stop.Stopped
            ? $"All platforms are stopped since {stop.At:u}. Release them with 'optimizer resume --all'."
            : "All platforms take new versions again, but for those that are frozen.");
    }
}
