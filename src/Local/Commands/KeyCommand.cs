using System.CommandLine;
using Optimizer.Api.Documents;
using Optimizer.Api.Keys;

namespace Optimizer.Local.Commands;

/// <summary><c>optimizer key create|list|rotate|revoke</c>: the keys of the HTTP API.</summary>
internal sealed class KeyCommand : ICliCommand
{
    private readonly Option<KeyScope> scope = new("--scope") { Description = "What it may do: read (look), operate (also telemetry, cycles, reviews, roll-back), admin (also platforms and keys).", Required = true };
    private readonly Option<string?> platform = new("--platform") { Description = "The only platform that it is for. Default: all." };
    private readonly Option<string?> name = new("--name") { Description = "What people call it." };
    private readonly Option<TimeSpan?> validFor = DurationOption.Optional("--valid-for", "How long it is valid. Default: until it is revoked");
    private readonly Option<TimeSpan> overlap = DurationOption.Create("--overlap", "How long the old key stays valid", KeyOperations.DefaultOverlap);
    private readonly Argument<string> id = new("id") { Description = "The key's id: the middle part of its text. See 'key list'." };

    public Command Build(CommandIo io)
    {
        var create = new Command("create", "Make a key. Its text is written once and kept nowhere.") { scope, platform, name, validFor };
        var list = new Command("list", "List keys by id.");
        var rotate = new Command("rotate", "Make a key that takes another's place; both are valid for a while.") { id, overlap };
        var revoke = new Command("revoke", "Make a key worthless at once.") { id };
        StoreSession.Attach(create, io, CreateAsync);
        StoreSession.Attach(list, io, ListAsync);
        StoreSession.Attach(rotate, io, RotateAsync);
        StoreSession.Attach(revoke, io, RevokeAsync);
        return new Command("key", "Look after the keys of the HTTP API.") { create, list, rotate, revoke };
    }

    private async Task CreateAsync(StoreSession session, ParseResult parsed, CancellationToken cancellationToken)
    {
        var wanted = new KeyRequest(parsed.GetRequiredValue(scope), parsed.GetValue(platform), parsed.GetValue(name), parsed.GetValue(validFor));
        var issued = await session.Get<KeyOperations>().CreateAsync(wanted, session.Io.Actor, cancellationToken).ConfigureAwait(false);
        session.Write(IssuedKeyDocument.Of(issued), issued.Key);
    }

    private async Task ListAsync(StoreSession session, ParseResult parsed, CancellationToken cancellationToken)
    {
        var keys = await session.Get<KeyOperations>().ListAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        session.Write(keys, keys.Select(Line).DefaultIfEmpty("There is no key."));
    }

    private async Task RotateAsync(StoreSession session, ParseResult parsed, CancellationToken cancellationToken)
    {
        var issued = await session.Get<KeyOperations>()
            .RotateAsync(parsed.GetRequiredValue(id), parsed.GetValue(overlap), session.Io.Actor, cancellationToken).ConfigureAwait(false);
        session.Write(IssuedKeyDocument.Of(issued), issued.Key);
    }

    private async Task RevokeAsync(StoreSession session, ParseResult parsed, CancellationToken cancellationToken)
    {
        var revoked = parsed.GetRequiredValue(id);
        await session.Get<KeyOperations>().RevokeAsync(revoked, session.Io.Actor, cancellationToken).ConfigureAwait(false);
        session.Write(new { id = revoked, revoked = true }, $"Key {revoked} opens nothing any more.");
    }

    private static string Line(KeyDocument key)
    {
        var ends = key.Expires is { } at ? FormattableString.Invariant($"{(key.Valid ? "valid until" : "expired at")} {at:u}") : "valid until revoked";
        var replaced = key.ReplacedBy is { } by ? $", replaced by {by}" : "";
        return FormattableString.Invariant($"{key.Id}  {key.Scope,-7}  {key.Platform ?? "all platforms"}  {key.Created:u}  {ends}{replaced}  {key.Name}").TrimEnd();
    }
}
