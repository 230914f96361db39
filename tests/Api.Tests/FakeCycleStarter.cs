using Optimizer.Core.Workflow;

namespace Optimizer.Api.Tests;

internal sealed class FakeCycleStarter : ICycleStarter
{
    public List<string> Started { get; } = [];

    public Task<string> StartAsync(string platform, CancellationToken cancellationToken)
    {
        Started.Add(platform);
        return Task.FromResult($"cycle-{Started.Count}");
    }
}
