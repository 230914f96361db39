using System.CommandLine;
using Optimizer.Core.State;
using Optimizer.Local.Reporting;

namespace Optimizer.Local.Commands;

/// <summary><c>optimizer status</c>: what serves, what is under trial, what waits for a person.</summary>
internal sealed class StatusCommand : ICliCommand
{
    private readonly Argument<string?> platform = new("platform")
    {
        Description = "The platform's name. Default: every platform in the store.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public Command Build(CommandIo io)
    {
        var command = new Command("status", "Show what serves, what is under trial and what waits for a person.") { platform };
        StoreSession.Attach(command, io, RunAsync);
        return command;
    }

    private async Task RunAsync(StoreSession session, ParseResult parsed, CancellationToken cancellationToken)
    {
        var wanted = parsed.GetValue(platform);
        var found = await session.State.ListPlatformsAsync(cancellationToken)
            .Where(p => wanted is null || p.Name == wanted).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (wanted is not null && found.Count == 0) throw new UnknownNameException("platform", wanted);
        var reader = new StatusReader(session.State, session.Io.Time);
        var documents = new List<StatusDocument>();
        foreach (var record in found) documents.Add(await reader.ReadAsync(record, cancellationToken).ConfigureAwait(false));
        session.Write(new { platforms = documents }, documents.SelectMany(StatusText.Lines).DefaultIfEmpty("There is no platform in the store."));
    }
}
