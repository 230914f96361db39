using Microsoft.Extensions.Hosting;
using Optimizer.Core.Learning.Loop;

namespace Optimizer.Functions.Hosting;

/// <summary>Writes the learners of this instance when it stops; what they learn from outcomes they write themselves.</summary>
internal sealed class LearnerKeeper(Tier1Registry learners) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => learners.SaveAllAsync(cancellationToken);
}
