using System.CommandLine;
using Optimizer.Api.Documents;
using Optimizer.Core.State;

namespace Optimizer.Local.Commands;

/// <summary><c>optimizer approve REVIEW</c>.</summary>
internal sealed class ApproveCommand : ICliCommand
{
    private readonly Argument<string> review = new("review") { Description = "The review's id; 'optimizer review list' lists the open ones." };

    public Command Build(CommandIo io)
    {
        var command = new Command("approve", "Start the trial of a change that waits for a person (the same as 'review approve').") { review };
        StoreSession.Attach(command, io, RunAsync);
        return command;
    }

    private async Task RunAsync(StoreSession session, ParseResult parsed, CancellationToken cancellationToken)
    {
        var id = parsed.GetRequiredValue(review);
        var pointer = await session.Operations.ApproveAsync(id, session.Io.Actor, cancellationToken).ConfigureAwait(false);
        session.Write(
            new { review = id, state = ReviewState.Approved, function = FunctionDocument.Of(pointer) },
            $"{pointer.Function}: version {pointer.Canary?.Version} serves {pointer.Canary?.Weight:P0} of the invocations beside version {pointer.Live}.");
    }
}
