using Optimizer.Core.Operations;
using Optimizer.Core.State;

namespace Optimizer.Api.Keys;

/// <summary>
/// What people do to API keys. Each act is in the log of <see cref="AuditLog"/> before it is done, so that none is ever done unseen; the log names
/// ids and never a key.
/// </summary>
/// <param name="ring">The keys.</param>
/// <param name="state">Keeps the log.</param>
/// <param name="time">The clock.</param>
public sealed class KeyOperations(KeyRing ring, IPlatformState state, TimeProvider time)
{
    /// <summary>The audit log of keys, where platforms have their names; no platform can have this one.</summary>
    public const string AuditLog = "_keys";

    /// <summary>How long a key stays valid beside the one that replaces it, where nothing else is said.</summary>
    public static readonly TimeSpan DefaultOverlap = TimeSpan.FromHours(24);

    private static readonly TimeSpan MaxOverlap = TimeSpan.FromDays(90);

    /// <exception cref="OperationRefusedException">The request makes no sense; says why.</exception>
    /// <exception cref="UnknownNameException">There is no such platform.</exception>
    public async Task<IssuedKey> CreateAsync(KeyRequest wanted, string actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        if (!Enum.IsDefined(wanted.Scope)) throw new OperationRefusedException("A key's scope is read, operate or admin.");
        if (wanted.Name is { Length: 0 or > 100 }) throw new OperationRefusedException("A key's name has 1 to 100 characters.");
        if (wanted.ValidFor <= TimeSpan.Zero || wanted.ValidFor > TimeSpan.FromDays(3650)) throw new OperationRefusedException("A key is valid for more than no time, and for 3650 days at most.");
        if (wanted.Platform is { } platform && await state.GetPlatformAsync(platform, cancellationToken).ConfigureAwait(false) is null)
            throw new UnknownNameException("platform", platform);
        var id = KeyRing.NewId();
        await LogAsync("key.created", actor, new { key = id, wanted.Scope, wanted.Platform, wanted.Name, wanted.ValidFor }, cancellationToken).ConfigureAwait(false);
        return await ring.CreateAsync(id, wanted, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes a key that takes another's place; both are valid for a while, so that callers can change over.</summary>
    /// <param name="id">The key to replace.</param>
    /// <param name="overlap">How long it stays valid, 0 to 90 days.</param>
    /// <exception cref="UnknownNameException">There is no such key.</exception>
    /// <exception cref="OperationRefusedException">It has expired or is being replaced already, or the overlap is out of range.</exception>
    public async Task<IssuedKey> RotateAsync(string id, TimeSpan overlap, string actor, CancellationToken cancellationToken)
    {
        if (overlap < TimeSpan.Zero || overlap > MaxOverlap) throw new OperationRefusedException($"The overlap is 0 to {MaxOverlap.TotalDays:0} days, not {overlap}.");
        var (old, etag) = await ring.ReadAsync(id, cancellationToken).ConfigureAwait(false) ?? throw new UnknownNameException("key", id);
        var (now, fresh) = (time.GetUtcNow(), KeyRing.NewId());
        if (old.Expires <= now) throw new OperationRefusedException($"Key {id} has expired at {old.Expires:u}; create a new one.");
        if (old.ReplacedBy is { } other) throw new OperationRefusedException($"Key {id} is being replaced by {other} already; rotate that one, or revoke this one.");
        var ends = old.Expires < now + overlap ? old.Expires.Value : now + overlap;
        await LogAsync("key.rotated", actor, new { key = id, by = fresh, validUntil = ends }, cancellationToken).ConfigureAwait(false);
        var lifetime = old.Expires - old.Created;
        var issued = await ring.CreateAsync(fresh, new KeyRequest(old.Scope, old.Platform, old.Name, lifetime), cancellationToken).ConfigureAwait(false);
        await ring.ReplaceAsync(id, old with { Expires = ends, ReplacedBy = fresh }, etag, cancellationToken).ConfigureAwait(false);
        return issued;
    }

    /// <exception cref="UnknownNameException">There is no such key.</exception>
    public async Task RevokeAsync(string id, string actor, CancellationToken cancellationToken)
    {
        _ = await ring.ReadAsync(id, cancellationToken).ConfigureAwait(false) ?? throw new UnknownNameException("key", id);
        await LogAsync("key.revoked", actor, new { key = id }, cancellationToken).ConfigureAwait(false);
        await ring.RevokeAsync(id, cancellationToken).ConfigureAwait(false);
    }

    public IAsyncEnumerable<KeyDocument> ListAsync(CancellationToken cancellationToken) => ring.ListAsync(cancellationToken);

    private Task LogAsync(string @event, string actor, object detail, CancellationToken cancellationToken) =>
        state.AuditAsync(AuditLog, null, @event, actor, detail, cancellationToken);
}
