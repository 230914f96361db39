using Optimizer.Api.Keys;

namespace Optimizer.Api;

/// <summary>One row of the API.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Pattern">Below <c>/api/</c>, with route parameters in braces.</param>
/// <param name="Scope">What the caller's key must include; null: no key needed.</param>
/// <param name="Handler">What answers.</param>
public sealed record ApiRoute(string Method, string Pattern, KeyScope? Scope, ApiHandler Handler);
