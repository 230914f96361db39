using System.CommandLine;
using Optimizer.Api.Documents;

namespace Optimizer.Local.Commands;

/// <summary><c>optimizer restore FUNCTION BACKUP</c>, and <c>--list</c> to see which backups there are.</summary>
internal sealed class RestoreCommand : ICliCommand
{
    private readonly FunctionArguments names = new();
    private readonly Argument<string?> backup = new("backup")
    {
        Description = "The backup's id, or its first digits (8 or more). See --list.",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private readonly Option<bool> list = new("--list") { Description = "List the function's backups, the latest first." };

    public Command Build(CommandIo io)
    {
        var command = new Command("restore", "Return a function to what served when a backup was taken.") { names.Function, backup, names.Platform, list };
        StoreSession.Attach(command, io, (session, parsed, cancellationToken) =>
            parsed.GetValue(list) ? ListAsync(session, parsed, cancellationToken) : RestoreAsync(session, parsed, cancellationToken));
        return command;
    }

    private async Task ListAsync(StoreSession session, ParseResult parsed, CancellationToken cancellationToken)
    {
        var (platform, function) = await names.FindAsync(session, parsed, cancellationToken).ConfigureAwait(false);
        var backups = await BackupsAsync(session, platform, function, cancellationToken).ConfigureAwait(false);
        session.Write(backups, backups.Select(Line).DefaultIfEmpty("There is no backup yet."));
    }

    private async Task RestoreAsync(StoreSession session, ParseResult parsed, CancellationToken cancellationToken)
    {
        var wanted = parsed.GetValue(backup) ?? throw new CommandFailedException("restore: name a backup, or see which there are with --list.");
        if (wanted.Length < 8) throw new CommandFailedException($"restore: '{wanted}' is too short; give 8 digits or more of the backup's id.");
        var (platform, function) = await names.FindAsync(session, parsed, cancellationToken).ConfigureAwait(false);
        var backups = await BackupsAsync(session, platform, function, cancellationToken).ConfigureAwait(false);
        var id = Single([.. backups.Select(b => b.Backup).Where(b => b.StartsWith(wanted, StringComparison.Ordinal))], wanted, function);
        var pointer = await session.Operations.RestoreAsync(platform, function, id, session.Io.Actor, cancellationToken).ConfigureAwait(false);
        session.Write(FunctionDocument.Of(pointer), $"{platform}/{function} serves version {pointer.Live}, as when backup {id[..12]} was taken.");
    }

    private static async Task<List<BackupDocument>> BackupsAsync(
        StoreSession session, string platform, string function, CancellationToken cancellationToken) =>
        await session.State.ListBackupsAsync(platform, function, cancellationToken)
            .Select(b => BackupDocument.Of(b.Id, b.Backup)).OrderByDescending(b => b.At).ToListAsync(cancellationToken).ConfigureAwait(false);

    private static string Line(BackupDocument backup) => backup.Damaged
        ? $"{backup.Backup}  damaged: it cannot be restored"
        : $"{backup.Backup}  {backup.At:u}  version {backup.Live}, before {backup.Before}";

    private static string Single(List<string> found, string wanted, string function) => found.Count switch
    {
        1 => found[0],
        0 => throw new CommandFailedException($"{function} has no backup '{wanted}'; see which there are with --list."),
        _ => throw new CommandFailedException($"'{wanted}' begins {found.Count} backups of {function}; give more digits."),
    };
}
