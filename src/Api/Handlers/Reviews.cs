using Microsoft.AspNetCore.Http;
using Optimizer.Api.Documents;
using Optimizer.Api.Limits;
using Optimizer.Api.Problems;
using Optimizer.Core.Operations;
using Optimizer.Core.State;

namespace Optimizer.Api.Handlers;

/// <summary>What waits for a person, and the person's decision.</summary>
internal static class Reviews
{
    public static async Task<IResult> ListAsync(ApiCall call)
    {
        var platform = await call.PlatformAsync().ConfigureAwait(false);
        var reviews = call.Get<IPlatformState>().ListReviewsAsync(platform.Name, call.Aborted);
        return await Answer.ListAsync(reviews, call.Limit, call.Aborted).ConfigureAwait(false);
    }

    public static async Task<IResult> ApproveAsync(ApiCall call)
    {
        var id = call.Id;
        var pointer = await call.Get<PlatformOperations>().ApproveAsync(id, call.Actor, call.Aborted).ConfigureAwait(false);
        return Answer.Ok(new { review = id, state = ReviewState.Approved, function = FunctionDocument.Of(pointer) });
    }

    public static async Task<IResult> RejectAsync(ApiCall call)
    {
        var id = call.Id;
        var body = await call.ReadOptionalJsonAsync<RejectBody>(ApiLimits.Decision).ConfigureAwait(false);
        await call.Get<PlatformOperations>().RejectAsync(id, body?.Because, call.Actor, call.Aborted).ConfigureAwait(false);
        return Answer.Ok(new { review = id, state = ReviewState.Rejected });
    }

    public static async Task<IResult> PostponeAsync(ApiCall call)
    {
        var id = call.Id;
        var body = await call.ReadJsonAsync<PostponeBody>(ApiLimits.Decision).ConfigureAwait(false);
        var until = body.Until ?? throw new ApiProblemException(
            StatusCodes.Status400BadRequest, "bad-time", "\"until\" is missing: a time with its offset, such as 2026-11-30T08:00:00Z.");
        var review = await call.Get<PlatformOperations>().PostponeAsync(id, until, body.Because, call.Actor, call.Aborted).ConfigureAwait(false);
        return Answer.Ok(new { review = id, state = review.State, postponedUntil = review.PostponedUntil });
    }
}
