namespace Optimizer.Api.Keys;

/// <summary>What is stored of a key: partition <c>keys</c>, row its id. The key itself is not.</summary>
/// <param name="Scope">What it may do.</param>
/// <param name="Sha256">Of the key's text, 64 lower-case hex digits.</param>
/// <param name="Created">When it was made.</param>
internal sealed record KeyRecord(KeyScope Scope, string Sha256, DateTimeOffset Created);
