using Microsoft.AspNetCore.Http;
using Optimizer.Api.Documents;
using Optimizer.Api.Limits;
using Optimizer.Core.State;

namespace Optimizer.Api.Handlers;

/// <summary>Stops and resumes all platforms at once.</summary>
internal static class Stopping
{
    public static Task<IResult> StopAsync(ApiCall call) => SetAsync(call, stopped: true);

    public static Task<IResult> ResumeAsync(ApiCall call) => SetAsync(call, stopped: false);

    public static async Task<IResult> GetAsync(ApiCall call) =>
        Answer.Ok(StopDocument.Of(await call.Get<IPlatformState>().GetStopAsync(call.Aborted).ConfigureAwait(false)));

    private static async Task<IResult> SetAsync(ApiCall call, bool stopped)
    {
        var body = await call.ReadOptionalJsonAsync<StopBody>(ApiLimits.Decision).ConfigureAwait(false);
        await call.Get<IPlatformState>().SetStoppedAsync(stopped, body?.Because, call.Actor, call.Aborted).ConfigureAwait(false);
        return await GetAsync(call).ConfigureAwait(false);
    }
}
