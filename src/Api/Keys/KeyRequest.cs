namespace Optimizer.Api.Keys;

/// <summary>A key that somebody wants.</summary>
/// <param name="Scope">What it is to be able to do.</param>
/// <param name="Platform">The only platform that it is for; null: all.</param>
/// <param name="Name">What people call it, at most 100 characters; null: nothing.</param>
/// <param name="ValidFor">How long it is valid, more than 0; null: until it is revoked.</param>
public sealed record KeyRequest(KeyScope Scope, string? Platform = null, string? Name = null, TimeSpan? ValidFor = null);
