using System.CommandLine;
using Optimizer.Api.Keys;
using Optimizer.Core.State;
using Optimizer.Core.Storage;

namespace Optimizer.Local.Commands;

/// <summary><c>optimizer audit verify</c>.</summary>
internal sealed class AuditCommand : ICliCommand
{
    private readonly Argument<string?> platform = new("platform")
    {
        Description = "The platform's name. Default: every platform in the store, and the log of API keys, _keys.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public Command Build(CommandIo io)
    {
        var verify = new Command("verify", "Check that no decision in the log was changed or removed; exit code 1 where one was.") { platform };
        StoreSession.Attach(verify, io, VerifyAsync);
        return new Command("audit", "Look after the log of decisions.") { verify };
    }

    private async Task VerifyAsync(StoreSession session, ParseResult parsed, CancellationToken cancellationToken)
    {
        var verifier = new AuditVerifier(session.Get<IStateStore>(), session.Get<IBlobStore>());
        var found = new List<AuditReport>();
        foreach (var name in await PlatformsAsync(session, parsed, cancellationToken).ConfigureAwait(false))
        {
            var verdict = await verifier.VerifyAsync(name, cancellationToken).ConfigureAwait(false);
            found.Add(new AuditReport(name, verdict.Intact, verdict.Entries, verdict.Broken, verdict.Because));
        }
        session.Write(found, found.Select(f => f.ToString()).DefaultIfEmpty("There is no platform in the store."));
        if (found.Exists(f => !f.Intact)) throw new CommandFailedException("The log is not as it was written.");
    }

    private async Task<List<string>> PlatformsAsync(StoreSession session, ParseResult parsed, CancellationToken cancellationToken)
    {
        var logs = await session.State.ListPlatformsAsync(cancellationToken).Select(p => p.Name).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (await session.State.ListAuditAsync(KeyOperations.AuditLog, cancellationToken).AnyAsync(cancellationToken).ConfigureAwait(false)) logs.Add(KeyOperations.AuditLog);
        if (parsed.GetValue(platform) is not { } name) return logs;
        return logs.Contains(name, StringComparer.Ordinal) ? [name] : throw new UnknownNameException("platform", name);
    }
}
