namespace Optimizer.Api.Documents;

/// <param name="Because">For the audit log.</param>
internal sealed record RejectBody(string? Because);
