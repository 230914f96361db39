using Microsoft.AspNetCore.Http;
using Optimizer.Api.Documents;
using Optimizer.Core.State;

namespace Optimizer.Api.Handlers;

/// <summary>Lists the versions of a platform's functions.</summary>
internal static class Versions
{
    public static async Task<IResult> ListAsync(ApiCall call)
    {
        var platform = await call.PlatformAsync().ConfigureAwait(false);
        var state = call.Get<IPlatformState>();
        var versions = state.ListFunctionsAsync(platform.Name, call.Aborted)
            .SelectMany(f => state.ListVersionsAsync(platform.Name, f.Function, call.Aborted)).Select(VersionDocument.Of);
        return await Answer.ListAsync(versions, call.Limit, call.Aborted).ConfigureAwait(false);
    }
}
