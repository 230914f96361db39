using Microsoft.AspNetCore.Http;
using Optimizer.Core.State;

namespace Optimizer.Api.Handlers;

/// <summary>Gives bundles by the hash of their bytes; they never change.</summary>
internal static class Bundles
{
    public static async Task<IResult> GetAsync(ApiCall call)
    {
        var sha256 = call.Sha256;
        var bundle = await call.Get<IPlatformState>().GetBundleAsync(sha256, call.Aborted).ConfigureAwait(false)
            ?? throw new UnknownNameException("bundle", sha256);
        call.Context.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return TypedResults.Bytes(bundle, "application/zip");
    }
}
