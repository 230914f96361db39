namespace Optimizer.Api.Keys;

/// <summary>A key as it is listed.</summary>
/// <param name="Id">Its id: the middle part of its text.</param>
/// <param name="Scope">What it may do.</param>
/// <param name="Platform">The only platform that it is for; null: all.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Expires">From when on it is worthless; null: not by itself.</param>
/// <param name="ReplacedBy">Id of the key that takes its place; null: none.</param>
/// <param name="Valid">Whether it opens anything now.</param>
public sealed record KeyDocument(
    string Id, KeyScope Scope, string? Platform, string? Name, DateTimeOffset Created, DateTimeOffset? Expires, string? ReplacedBy, bool Valid)
{
    internal static KeyDocument Of(string id, KeyRecord record, DateTimeOffset now) =>
        new(id, record.Scope, record.Platform, record.Name, record.Created, record.Expires, record.ReplacedBy, !(record.Expires <= now));
}
