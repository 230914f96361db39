using System.Text.Json.Serialization;

namespace Optimizer.Api.Keys;

/// <summary>What is stored of a key: partition <c>keys</c>, row its id. The key itself is not.</summary>
/// <param name="Scope">What it may do.</param>
/// <param name="Sha256">Of the key's text, 64 lower-case hex digits.</param>
/// <param name="Created">When it was made.</param>
internal sealed record KeyRecord(KeyScope Scope, string Sha256, DateTimeOffset Created)
{
    /// <summary>The only platform that it is for; null: all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Platform { get; init; }

    /// <summary>What people call it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    /// <summary>From when on it is worthless; null: it does not end by itself.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? Expires { get; init; }

    /// <summary>Id of the key that takes its place.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ReplacedBy { get; init; }
}
