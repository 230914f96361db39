using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Optimizer.Core.Phases;
using Optimizer.Functions.Hosting;
using Optimizer.Functions.Reviews;

namespace Optimizer.Functions.Activities;

/// <summary>Stores what waits for a person, and begins the wait.</summary>
public sealed class ReviewFunction(ReviewActivity activity, OptimizerSettings settings)
{
    [Function(ReviewActivity.Name)]
    public async Task<string> RunAsync(
        [ActivityTrigger] ReviewInput input, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        var review = await activity.RunAsync(input, cancellationToken);
        var instance = ReviewWait.InstanceOf(review);
        if (await client.GetInstanceAsync(instance, false, cancellationToken) is null)
            await client.ScheduleNewOrchestrationInstanceAsync(
                ReviewWait.Name, new ReviewWait(review, settings.ReviewDeadline), new StartOrchestrationOptions { InstanceId = instance }, cancellationToken);
        return review;
    }
}
