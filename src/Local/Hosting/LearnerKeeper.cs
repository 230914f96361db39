using Microsoft.Extensions.Hosting;
using Optimizer.Core.Learning.Loop;

namespace Optimizer.Local.Hosting;

/// <summary>Writes the learners when the process stops; what they learn from outcomes they write themselves.</summary>
internal sealed class LearnerKeeper(Tier1Registry learners) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => learners.SaveAllAsync(cancellationToken);
}
