using Optimizer.Core.Phases.Monitoring;

namespace Optimizer.Core.Tests.Phases.Monitoring;

internal sealed class FakeEvidenceSource : IEvidenceSource
{
    public Dictionary<string, EvidenceWindow[]> Windows { get; } = [];

    public Task<IReadOnlyList<EvidenceWindow>> ReadAsync(
        string platform, string function, DateTimeOffset since, CancellationToken cancellationToken) =>
        Windows.TryGetValue(function, out var windows)
            ? Task.FromResult<IReadOnlyList<EvidenceWindow>>([.. windows.Where(w => w.Start >= since)])
            : throw new IOException($"no evidence of {function}");
}
