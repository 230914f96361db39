using Optimizer.Core.Phases.Monitoring;

namespace Optimizer.Local.Running;

/// <summary>A recorded trace says nothing of what is deployed after it.</summary>
internal sealed class NoEvidence : IEvidenceSource
{
    public Task<IReadOnlyList<EvidenceWindow>> ReadAsync(
        string platform, string function, DateTimeOffset since, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<EvidenceWindow>>([]);
}
