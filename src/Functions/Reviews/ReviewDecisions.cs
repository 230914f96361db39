using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Optimizer.Functions.Http;

namespace Optimizer.Functions.Reviews;

/// <summary>Carries a decision out, then tells the orchestration that waits for it.</summary>
public sealed class ReviewDecisions(ILogger<ReviewDecisions> log)
{
    internal async Task<IResult> DecideAsync(HttpRequest request, string pattern, DurableTaskClient client, ReviewDecision decision)
    {
        var result = await request.AnswerAsync(pattern);
        if (request.HttpContext.Response.StatusCode == StatusCodes.Status200OK && request.RouteValues["id"] is string review)
            await TellAsync(client, review, decision, request.HttpContext.RequestAborted);
        return result;
    }

    /// <remarks>The decision stands whether or not the orchestration hears of it; its deadline finds the review closed.</remarks>
    private async Task TellAsync(DurableTaskClient client, string review, ReviewDecision decision, CancellationToken cancellationToken)
    {
        var instance = ReviewWait.InstanceOf(review);
        try
        {
            if (await client.GetInstanceAsync(instance, false, cancellationToken) is { IsCompleted: false })
                await client.RaiseEventAsync(instance, ReviewWait.Decided, decision, cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            Logs.DecisionNotTold(log, review, instance, fault);
        }
    }
}
