using Microsoft.AspNetCore.Http;
using Optimizer.Core.State;

namespace Optimizer.Api.Handlers;

/// <summary>Stops and releases all deployment on a platform.</summary>
internal static class Freezing
{
    public static Task<IResult> FreezeAsync(ApiCall call) => SetAsync(call, frozen: true);

    public static Task<IResult> UnfreezeAsync(ApiCall call) => SetAsync(call, frozen: false);

    private static async Task<IResult> SetAsync(ApiCall call, bool frozen)
    {
        var platform = call.Platform;
        await call.Get<IPlatformState>().SetFrozenAsync(platform, frozen, call.Actor, call.Aborted).ConfigureAwait(false);
        return Answer.Ok(new { platform, frozen });
    }
}
