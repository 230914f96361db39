namespace Optimizer.Core.Workflow;

/// <summary>Starts the seven phases for a platform, whatever runs the workflows.</summary>
public interface ICycleStarter
{
    /// <returns>The cycle's id; the cycle may not have begun yet.</returns>
    /// <exception cref="State.UnknownNameException">There is no such platform.</exception>
    Task<string> StartAsync(string platform, CancellationToken cancellationToken);
}
