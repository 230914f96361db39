namespace Optimizer.Functions.Hosting;

/// <summary>Something that a new instance gets ready before it takes its first request.</summary>
public interface IWarmUp
{
    Task WarmUpAsync(CancellationToken cancellationToken);
}
