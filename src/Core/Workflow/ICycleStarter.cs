using Optimizer.Core.State;

namespace Optimizer.Core.Workflow;

/// <summary>Starts the seven phases for a platform.</summary>
public interface ICycleStarter
{
    /// <summary>Starts a cycle; where one is under way for the platform, that one goes on and its id is given.</summary>
    /// <returns>The cycle's id.</returns>
    /// <exception cref="UnknownNameException">There is no such platform.</exception>
    Task<string> StartAsync(string platform, CancellationToken cancellationToken);
}
