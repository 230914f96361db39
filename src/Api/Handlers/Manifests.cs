using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Optimizer.Core.Phases.Monitoring;

namespace Optimizer.Api.Handlers;

/// <summary>What runtimes poll: which versions serve. Answers 304 while nothing changed.</summary>
internal static class Manifests
{
    public static async Task<IResult> GetAsync(ApiCall call)
    {
        var platform = await call.PlatformAsync().ConfigureAwait(false);
        var (manifest, etag) = await call.Get<SafeState>().GetManifestAsync(platform.Name, call.Aborted).ConfigureAwait(false);
        var tag = EntityTagHeaderValue.Parse(etag.StartsWith('"') ? etag : $"\"{etag}\"");
        call.Context.Response.Headers.ETag = tag.ToString();
        call.Context.Response.Headers.CacheControl = "no-cache";
        return Matches(call.Context.Request, tag) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : Answer.Ok(manifest);
    }

    private static bool Matches(HttpRequest request, EntityTagHeaderValue tag) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
        && known.Any(k => k.Equals(EntityTagHeaderValue.Any) || k.Compare(tag, useStrongComparison: false));
}
