namespace Optimizer.Core.Workflow;

/// <summary>One step of a workflow that touches the world. May run more than once for the same input, so it is idempotent.</summary>
public interface IActivity<TInput, TOutput>
{
    Task<TOutput> RunAsync(TInput input, CancellationToken cancellationToken);
}
