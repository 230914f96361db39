using Optimizer.Core.Bundles;
using Optimizer.Core.State;

namespace Optimizer.Api.Keys;

/// <summary>Which platform a call is about, for keys that are for one alone.</summary>
internal static class RouteOwner
{
    /// <returns>Null where it is about none, about several, or about nothing that is there: no such key opens that.</returns>
    public static async Task<string?> OfAsync(ApiRoute route, ApiCall call)
    {
        if (call.Context.Request.RouteValues.ContainsKey("platform")) return call.Platform;
        var state = call.Get<IPlatformState>();
        return route.Pattern.Split('/')[0] switch
        {
            "cycles" => (await state.FindCycleAsync(call.Id, call.Aborted).ConfigureAwait(false))?.Platform,
            "reviews" => (await state.FindReviewAsync(call.Id, call.Aborted).ConfigureAwait(false))?.Platform,
            "bundles" => PlatformOf(await state.GetBundleAsync(call.Sha256, call.Aborted).ConfigureAwait(false)),
            _ => null,
        };
    }

    private static string? PlatformOf(byte[]? bundle)
    {
        try
        {
            return bundle is null ? null : BundleArchive.Read(bundle).Manifest.Platform;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
