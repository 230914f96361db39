namespace Optimizer.Core.Workflow;

/// <summary>Starts the seven phases for a platform, whatever runs the workflows.</summary>
public interface ICycleStarter
{
    /// <returns>The cycle's id; the cycle may not have begun yet.</returns>
    /// <exception cref="State.UnknownNameException">There is no such platform.</exception>
    Task<string> StartAsync(string platform, CancellationToken cancellationToken);

    /// <summary>As the other, for a cycle that something calls for.</summary>
    /// <param name="trigger">Why: <c>schedule</c>, <c>request</c> or an anomaly's sentence.</param>
    Task<string> StartAsync(string platform, string trigger, CancellationToken cancellationToken) => StartAsync(platform, cancellationToken);
}
