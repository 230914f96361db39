using Microsoft.AspNetCore.Http;
using Optimizer.Api.Documents;
using Optimizer.Api.Limits;
using Optimizer.Api.Registration;
using Optimizer.Core.State;

namespace Optimizer.Api.Handlers;

/// <summary>Registers and shows platforms.</summary>
internal static class Platforms
{
    public static Task<IResult> ListAsync(ApiCall call) =>
        Answer.ListAsync(call.Get<IPlatformState>().ListPlatformsAsync(call.Aborted).Select(p => PlatformDocument.Of(p, Now(call))), call.Limit, call.Aborted);

    public static async Task<IResult> GetAsync(ApiCall call)
    {
        var platform = await call.PlatformAsync().ConfigureAwait(false);
        var functions = await call.Get<IPlatformState>().ListFunctionsAsync(platform.Name, call.Aborted)
            .Select(FunctionDocument.Of).ToListAsync(call.Aborted).ConfigureAwait(false);
        return Answer.Ok(PlatformDocument.Of(platform, Now(call)) with { Functions = functions });
    }

    public static async Task<IResult> PutAsync(ApiCall call)
    {
        var name = call.Platform;
        var body = await call.ReadJsonAsync<PlatformBody>(ApiLimits.Platform).ConfigureAwait(false);
        var state = call.Get<IPlatformState>();
        var known = await state.GetPlatformAsync(name, call.Aborted).ConfigureAwait(false);
        // Only the autonomy was sent: a registration must not be emptied by what it leaves out.
        var kept = known is not null && body is { Files: null, Functions: null } ? await state.GetSourceAsync(name, call.Aborted).ConfigureAwait(false) : null;
        var source = kept ?? PlatformBodyReader.Read(name, body);
        if (kept is null) PlatformCheck.Compile(source);
        var autonomy = body.Autonomy ?? known?.Autonomy ?? call.Get<ApiOptions>().Autonomy;
        await state.PutPlatformAsync(source, autonomy, call.Actor, call.Aborted).ConfigureAwait(false);
        return Answer.Json(
            new { platform = name, autonomy, functions = source.Definition.Functions.Select(f => f.Id) },
            known is null ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static DateTimeOffset Now(ApiCall call) => call.Get<TimeProvider>().GetUtcNow();
}
