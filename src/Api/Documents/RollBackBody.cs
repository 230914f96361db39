namespace Optimizer.Api.Documents;

/// <summary>Both may be left out.</summary>
internal sealed record RollBackBody(int? To, string? Because);
