using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Optimizer.Api.Documents;
using Optimizer.Api.Keys;
using Optimizer.Api.Limits;
using Optimizer.Api.Problems;
using Optimizer.Core.State;

namespace Optimizer.Api.Handlers;

/// <summary>Makes, lists, replaces and revokes keys. Only the answer that makes a key has its text.</summary>
internal static class ApiKeys
{
    private const double MaxHours = 24 * 3650;

    public static async Task<IResult> CreateAsync(ApiCall call)
    {
        var body = await call.ReadJsonAsync<KeyBody>(ApiLimits.Decision).ConfigureAwait(false);
        var scope = body.Scope ?? throw new ApiProblemException(StatusCodes.Status400BadRequest, "bad-scope", "scope is missing: read, operate or admin.");
        if (!Enum.IsDefined(scope)) throw new ApiProblemException(StatusCodes.Status400BadRequest, "bad-scope", "scope is read, operate or admin.");
        var platform = body.Platform is { } name ? Names.Platform(name) : null;
        var issued = await call.Get<KeyOperations>()
            .CreateAsync(new KeyRequest(scope, platform, body.Name, Hours(body.ValidForHours, "validForHours")), call.Actor, call.Aborted).ConfigureAwait(false);
        return Once(call, issued);
    }

    public static Task<IResult> ListAsync(ApiCall call) => Answer.ListAsync(call.Get<KeyOperations>().ListAsync(call.Aborted), call.Limit, call.Aborted);

    public static async Task<IResult> RotateAsync(ApiCall call)
    {
        var body = await call.ReadOptionalJsonAsync<RotateBody>(ApiLimits.Decision).ConfigureAwait(false);
        var overlap = Hours(body?.OverlapHours, "overlapHours") ?? KeyOperations.DefaultOverlap;
        return Once(call, await call.Get<KeyOperations>().RotateAsync(call.Id, overlap, call.Actor, call.Aborted).ConfigureAwait(false));
    }

    public static async Task<IResult> RevokeAsync(ApiCall call)
    {
        await call.Get<KeyOperations>().RevokeAsync(call.Id, call.Actor, call.Aborted).ConfigureAwait(false);
        return TypedResults.NoContent();
    }

    public static Task<IResult> AuditAsync(ApiCall call) =>
        Answer.ListAsync(call.Get<IPlatformState>().ListAuditAsync(KeyOperations.AuditLog, call.Aborted), call.Limit, call.Aborted);

    private static JsonHttpResult<IssuedKeyDocument> Once(ApiCall call, IssuedKey issued)
    {
        call.Context.Response.Headers.CacheControl = "no-store";
        return Answer.Json(IssuedKeyDocument.Of(issued), StatusCodes.Status201Created);
    }

    private static TimeSpan? Hours(double? hours, string member) => hours switch
    {
        null => null,
        >= 0 and <= MaxHours => TimeSpan.FromHours(hours.Value),
        _ => throw new ApiProblemException(StatusCodes.Status400BadRequest, "bad-time", $"{member} is a number from 0 to {MaxHours}."),
    };
}
