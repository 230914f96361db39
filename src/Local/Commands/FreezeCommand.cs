using System.CommandLine;

namespace Optimizer.Local.Commands;

/// <summary><c>optimizer freeze PLATFORM</c> and <c>optimizer unfreeze PLATFORM</c>.</summary>
/// <param name="frozen">Which of the two.</param>
internal sealed class FreezeCommand(bool frozen) : ICliCommand
{
    private readonly Argument<string> platform = new("platform") { Description = "The platform's name." };

    public Command Build(CommandIo io)
    {
        var command = frozen
            ? new Command("freeze", "Stop all deployment on a platform; roll-back stays possible.") { platform }
            : new Command("unfreeze", "Allow deployment on a platform again.") { platform };
        StoreSession.Attach(command, io, RunAsync);
        return command;
    }

    private async Task RunAsync(StoreSession session, ParseResult parsed, CancellationToken cancellationToken)
    {
        var name = parsed.GetRequiredValue(platform);
        await session.State.SetFrozenAsync(name, frozen, session.Io.Actor, cancellationToken).ConfigureAwait(false);
        session.Write(new { platform = name, frozen }, $"{name} is {(frozen ? "frozen" : "not frozen")}.");
    }
}
