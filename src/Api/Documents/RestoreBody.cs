namespace Optimizer.Api.Documents;

/// <param name="Backup">A backup id: 64 hex digits.</param>
internal sealed record RestoreBody(string? Backup);
