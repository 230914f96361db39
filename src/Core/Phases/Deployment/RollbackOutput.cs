namespace Optimizer.Core.Phases.Deployment;

/// <param name="Live">The version that serves now.</param>
/// <param name="Changed">Whether the pointer had to move.</param>
public sealed record RollbackOutput(int Live, bool Changed);
