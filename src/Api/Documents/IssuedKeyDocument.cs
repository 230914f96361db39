using Optimizer.Api.Keys;

namespace Optimizer.Api.Documents;

/// <summary>A key that was just made, with its text.</summary>
public sealed record IssuedKeyDocument(string Key, string Id, KeyScope Scope, string? Platform, string? Name, DateTimeOffset? Expires)
{
    public static IssuedKeyDocument Of(IssuedKey issued) =>
        new(issued.Key, issued.Document.Id, issued.Document.Scope, issued.Document.Platform, issued.Document.Name, issued.Document.Expires);

    /// <summary>Without the key.</summary>
    public override string ToString() => $"key {Id}";
}
