using Microsoft.AspNetCore.Http;
using Optimizer.Api.Documents;
using Optimizer.Api.Limits;
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
}
