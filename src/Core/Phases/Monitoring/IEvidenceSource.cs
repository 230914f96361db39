namespace Optimizer.Core.Phases.Monitoring;

/// <summary>Where live evidence is read from.</summary>
public interface IEvidenceSource
{
    /// <summary>The windows of a function that began at or after <paramref name="since"/>, ascending.</summary>
    Task<IReadOnlyList<EvidenceWindow>> ReadAsync(
        string platform, string function, DateTimeOffset since, CancellationToken cancellationToken);
}
