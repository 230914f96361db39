using System.CommandLine;
using Optimizer.Core.State;

namespace Optimizer.Local.Commands;

/// <summary><c>optimizer reject REVIEW</c>.</summary>
internal sealed class RejectCommand : ICliCommand
{
    private readonly Argument<string> review = new("review") { Description = "The review's id; 'optimizer review list' lists the open ones." };
    private readonly Option<string?> because = new("--because") { Description = "The reason, for the audit log.", HelpName = "TEXT" };

    public Command Build(CommandIo io)
    {
        var command = new Command("reject", "Turn down a change that waits for a person (the same as 'review reject').") { review, because };
        StoreSession.Attach(command, io, RunAsync);
        return command;
    }

    private async Task RunAsync(StoreSession session, ParseResult parsed, CancellationToken cancellationToken)
    {
        var id = parsed.GetRequiredValue(review);
        await session.Operations.RejectAsync(id, parsed.GetValue(because), session.Io.Actor, cancellationToken).ConfigureAwait(false);
        session.Write(new { review = id, state = ReviewState.Rejected }, $"Review {id} is rejected.");
    }
}
