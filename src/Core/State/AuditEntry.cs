using System.Text.Json;

namespace Optimizer.Core.State;

/// <summary>
/// One decision in the append-only, hash-chained log. Partition <c>audit:{platform}</c>, row the sequence number as twelve
/// digits.
/// </summary>
/// <param name="Sequence">From 1, without gaps.</param>
/// <param name="Event">Stable: <c>version.deployed</c>, <c>canary.stepped</c>, <c>version.rolled-back</c>, <c>review.approved</c> …</param>
/// <param name="Actor"><c>optimizer</c>, or who called.</param>
/// <param name="Detail">The evidence.</param>
/// <param name="Previous">Hash of the entry before; 64 zeros for the first.</param>
/// <param name="Hash">SHA-256 over the canonical JSON of all other members, 64 lower-case hex digits.</param>
public sealed record AuditEntry(
    long Sequence, DateTimeOffset At, string Platform, string? Function, string Event, string Actor, JsonElement Detail,
    string Previous, string Hash);
