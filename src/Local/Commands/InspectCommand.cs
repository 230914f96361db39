using System.CommandLine;
using Optimizer.Core.Operations;
using Optimizer.Core.State;

namespace Optimizer.Local.Commands;

/// <summary><c>optimizer inspect [PLATFORM]</c>.</summary>
internal sealed class InspectCommand : ICliCommand
{
    private readonly Argument<string?> platform = new("platform")
    {
        Description = "The platform's name. Default: every platform in the store.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public Command Build(CommandIo io)
    {
        var command = new Command(
            "inspect", "Read what would be needed in trouble (bundles that serve, backups, the log), put back what is damaged from its copy, take back what has none; exit code 1 where something is lost.")
        {
            platform,
        };
        StoreSession.Attach(command, io, RunAsync);
        return command;
    }

    private async Task RunAsync(StoreSession session, ParseResult parsed, CancellationToken cancellationToken)
    {
        var wanted = parsed.GetValue(platform);
        var names = await session.State.ListPlatformsAsync(cancellationToken).Select(p => p.Name)
            .Where(p => wanted is null || p == wanted).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (wanted is not null && names.Count == 0) throw new UnknownNameException("platform", wanted);
        var found = new List<(string Platform, InspectionReport Report)>();
        foreach (var name in names) found.Add((name, await session.Get<StoreInspection>().InspectAsync(name, cancellationToken).ConfigureAwait(false)));
        session.Write(
            found.Select(f => new { platform = f.Platform, whole = f.Report.Whole, bundles = f.Report.Bundles, backups = f.Report.Backups, damaged = f.Report.Damaged, audit = f.Report.Audit }).ToList(),
            found.Select(f => Line(f.Platform, f.Report)).DefaultIfEmpty("There is no platform in the store."));
        if (found.Exists(f => !f.Report.Whole)) throw new CommandFailedException("Something in the store is damaged beyond its copies; 'optimizer status' shows what serves now.");
    }

    private static string Line(string platform, InspectionReport report) =>
        $"{platform}: {report.Bundles} bundles that serve and {report.Backups} backups read, {report.Damaged} damaged beyond their copies; "
        + (report.Audit.Intact ? $"the log's {report.Audit.Entries} entries hold." : $"the log does not hold at entry {report.Audit.Broken}: {report.Audit.Because}");
}
