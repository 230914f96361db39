using System.CommandLine;
using Optimizer.Api.Keys;
using Optimizer.Core.State;

namespace Optimizer.Local.Commands;

/// <summary><c>optimizer audit verify|sign</c>.</summary>
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
        var sign = new Command("sign", "Sign the log's present end, so that what lies before it cannot be cut off or rewritten unnoticed; 'serve' does so by itself.") { platform };
        StoreSession.Attach(sign, io, SignAsync);
        return new Command("audit", "Look after the log of decisions.") { verify, sign };
    }

    private async Task VerifyAsync(StoreSession session, ParseResult parsed, CancellationToken cancellationToken)
    {
        var verifier = session.Get<AuditVerifier>();
        var found = new List<AuditReport>();
        foreach (var name in await PlatformsAsync(session, parsed, cancellationToken).ConfigureAwait(false))
        {
            var verdict = await verifier.VerifyAsync(name, cancellationToken).ConfigureAwait(false);
            found.Add(new AuditReport(name, verdict.Intact, verdict.Entries, verdict.Broken, verdict.Because, verdict.Signed));
        }
        session.Write(found, found.Select(f => f.ToString()).DefaultIfEmpty("There is no platform in the store."));
        if (found.Exists(f => !f.Intact)) throw new CommandFailedException("The log is not as it was written.");
    }

    private async Task SignAsync(StoreSession session, ParseResult parsed, CancellationToken cancellationToken)
    {
        var signed = new List<object>();
        var lines = new List<string>();
        foreach (var name in await PlatformsAsync(session, parsed, cancellationToken).ConfigureAwait(false))
        {
            var entry = await session.Get<AuditSeals>().SignAsync(name, cancellationToken).ConfigureAwait(false);
            signed.Add(new { platform = name, signed = entry });
            lines.Add($"{name}: signed through entry {entry}.");
        }
        session.Write(signed, lines.DefaultIfEmpty("There is no platform in the store."));
    }

    private async Task<List<string>> PlatformsAsync(StoreSession session, ParseResult parsed, CancellationToken cancellationToken)
    {
        var logs = await session.State.ListPlatformsAsync(cancellationToken).Select(p => p.Name).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (await session.State.ListAuditAsync(KeyOperations.AuditLog, cancellationToken).AnyAsync(cancellationToken).ConfigureAwait(false)) logs.Add(KeyOperations.AuditLog);
        if (parsed.GetValue(platform) is not { } name) return logs;
        return logs.Contains(name, StringComparer.Ordinal) ? [name] : throw new UnknownNameException("platform", name);
    }
}
