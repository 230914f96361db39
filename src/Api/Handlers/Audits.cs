using System.Globalization;
using Microsoft.AspNetCore.Http;
using Optimizer.Api.Problems;
using Optimizer.Core.State;

namespace Optimizer.Api.Handlers;

/// <summary>Lists decisions: <c>?after=</c> gives those with a higher sequence number.</summary>
internal static class Audits
{
    public static async Task<IResult> ListAsync(ApiCall call)
    {
        var platform = await call.PlatformAsync().ConfigureAwait(false);
        var after = After(call.Context.Request.Query["after"].ToString());
        var entries = call.Get<IPlatformState>().ListAuditAsync(platform.Name, call.Aborted).Where(e => e.Sequence > after);
        return await Answer.ListAsync(entries, call.Limit, call.Aborted).ConfigureAwait(false);
    }

    private static long After(string text)
    {
        if (text.Length == 0) return 0;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var after)) return after;
        throw new ApiProblemException(
            StatusCodes.Status400BadRequest, "bad-after", "after is to be the sequence number of an audit entry: a whole number.");
    }
}
