using Microsoft.AspNetCore.Http;
using Optimizer.Api.Limits;
using Optimizer.Api.Registration;
using Optimizer.Core.Source;
using Optimizer.Core.State;

namespace Optimizer.Api.Handlers;

/// <summary>Adds a function to a platform, or replaces its source.</summary>
internal static class Functions
{
    public static async Task<IResult> PutAsync(ApiCall call)
    {
        var (platform, function) = (await call.PlatformAsync().ConfigureAwait(false), call.Function);
        var body = await call.ReadJsonAsync<FunctionBody>(ApiLimits.Function).ConfigureAwait(false);
        var isNew = false;
        await call.Get<IPlatformState>().UpdateSourceAsync(platform.Name, Change, call.Actor, call.Aborted).ConfigureAwait(false);
        return Answer.Json(
            new { platform = platform.Name, function, type = body.Type }, isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);

        PlatformSource Change(PlatformSource? known)
        {
            isNew = known?.Definition.Functions.Any(f => f.Id == function) != true;
            var source = FunctionBodyReader.Read(platform.Name, known, function, body);
            PlatformCheck.Compile(source);
            return source;
        }
    }
}
