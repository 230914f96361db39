using System.CommandLine;
using System.Globalization;

namespace Optimizer.Local.Commands;

/// <summary><c>optimizer review postpone REVIEW --until TIME</c>.</summary>
internal sealed class PostponeCommand : ICliCommand
{
    private readonly Argument<string> review = new("review") { Description = "The review's id; 'optimizer review list' lists the open ones." };
    private readonly Option<string> until = new("--until")
    {
        Description = "A time (2026-11-30T08:00:00Z; without an offset it is UTC), or a length of time from now (12h, 7d); at most 90 days from now.",
        HelpName = "TIME",
        Required = true,
    };
    private readonly Option<string?> because = new("--because") { Description = "The reason, for the audit log.", HelpName = "TEXT" };

    public Command Build(CommandIo io)
    {
        var command = new Command("postpone", "Put one off: until then no cycle proposes the change again and no deadline closes it.") { review, until, because };
        StoreSession.Attach(command, io, RunAsync);
        return command;
    }

    private async Task RunAsync(StoreSession session, ParseResult parsed, CancellationToken cancellationToken)
    {
        var id = parsed.GetRequiredValue(review);
        var postponed = await session.Operations.PostponeAsync(
            id, Until(parsed.GetRequiredValue(until), session.Io.Time.GetUtcNow()), parsed.GetValue(because), session.Io.Actor, cancellationToken).ConfigureAwait(false);
        session.Write(
            new { review = id, state = postponed.State, postponedUntil = postponed.PostponedUntil },
            $"Review {id} is put off until {postponed.PostponedUntil:u}. It can be approved or rejected at any time.");
    }

    private static DateTimeOffset Until(string text, DateTimeOffset now)
    {
        if (DurationOption.Parse(text) is { } length) return now + length;
        const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Styles, out var time)
            ? time
            : throw new CommandFailedException($"--until: '{text}' is neither a time such as 2026-11-30T08:00:00Z nor a length of time such as 12h or 7d.");
    }
}
