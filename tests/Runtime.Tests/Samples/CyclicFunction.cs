namespace Optimizer.Runtime.Tests.Samples;

public sealed class CyclicFunction : IPlatformFunction<Cycle, Cycle>
{
    public Task<Cycle> InvokeAsync(Cycle request, CancellationToken cancellationToken) => Task.FromResult(request);
}
