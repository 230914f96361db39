namespace Optimizer.Api.Documents;

/// <summary>Body of <c>POST reviews/{id}/postpone</c>.</summary>
/// <param name="Until">With its offset: <c>2026-11-30T08:00:00Z</c>.</param>
internal sealed record PostponeBody(DateTimeOffset? Until, string? Because);
