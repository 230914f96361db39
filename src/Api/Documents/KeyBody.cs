using Optimizer.Api.Keys;

namespace Optimizer.Api.Documents;

/// <summary>Body of <c>POST keys</c>.</summary>
/// <param name="Scope">Required.</param>
/// <param name="Platform">The only platform that it is for; null: all.</param>
/// <param name="Name">What people call it.</param>
/// <param name="ValidForHours">More than 0; null: until it is revoked.</param>
internal sealed record KeyBody(KeyScope? Scope, string? Platform, string? Name, double? ValidForHours);
