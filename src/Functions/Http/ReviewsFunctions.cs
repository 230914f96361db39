using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Optimizer.Functions.Reviews;

namespace Optimizer.Functions.Http;

/// <summary>What waits for a person, and the person's decision.</summary>
public sealed class ReviewsFunctions(ReviewDecisions decisions)
{
    private const string OfPlatform = "platforms/{platform}/reviews";
    private const string Approve = "reviews/{id}/approve";
    private const string Postpone = "reviews/{id}/postpone";
    private const string Reject = "reviews/{id}/reject";

    [Function("ListReviews")]
    public static Task<IResult> ListReviewsAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = OfPlatform)] HttpRequest request) =>
        request.AnswerAsync(OfPlatform);

    [Function("ApproveReview")]
    public Task<IResult> ApproveReviewAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = Approve)] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        decisions.DecideAsync(request, Approve, client, new ReviewDecision("approve"));

    [Function("RejectReview")]
    public Task<IResult> RejectReviewAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = Reject)] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        decisions.DecideAsync(request, Reject, client, new ReviewDecision("reject"));

    [Function("PostponeReview")]
    public static Task<IResult> PostponeReviewAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = Postpone)] HttpRequest request) =>
        request.AnswerAsync(Postpone);
}
