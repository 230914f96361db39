using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Optimizer.Api.Keys;
using Optimizer.Api.Problems;

namespace Optimizer.Api;

/// <summary>What happens around every handler, in any host: the key, the answer, and problem documents for all that goes wrong.</summary>
public static class ApiEndpoint
{
    private const string KeyHeader = "x-functions-key";
    private const string Bearer = "Bearer ";

    /// <summary>Serves one call of a route.</summary>
    public static async Task RunAsync(ApiRoute route, HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(route);
        ArgumentNullException.ThrowIfNull(context);
        var result = await AnswerAsync(route, context).ConfigureAwait(false);
        if (!context.RequestAborted.IsCancellationRequested) await result.ExecuteAsync(context).ConfigureAwait(false);
    }

    private static async Task<IResult> AnswerAsync(ApiRoute route, HttpContext context)
    {
        try
        {
            var holder = route.Scope is null ? null : await HolderAsync(context).ConfigureAwait(false);
            return Refusal(route.Scope, holder, context) ?? await route.Handler(new ApiCall(context, holder)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return TypedResults.Empty;
        }
        catch (Exception fault)
        {
            return ProblemMap.Of(fault) ?? OurFault(route, context, fault);
        }
    }

    private static Task<KeyHolder?> HolderAsync(HttpContext context)
    {
        var key = context.Request.Headers[KeyHeader].ToString();
        var authorization = context.Request.Headers.Authorization.ToString();
        if (key.Length == 0 && authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) key = authorization[Bearer.Length..].Trim();
        return context.RequestServices.GetRequiredService<KeyRing>().FindAsync(key, context.RequestAborted);
    }

    private static IResult? Refusal(KeyScope? needed, KeyHolder? holder, HttpContext context)
    {
        if (needed is null || holder?.Scope >= needed) return null;
        if (holder is not null)
            return Problem.Of(
                StatusCodes.Status403Forbidden, "scope-too-small", $"This route needs a key with scope {needed}; this one has {holder.Scope}.");
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Problem.Of(
            StatusCodes.Status401Unauthorized, "key-missing", $"Send a valid key in the header {KeyHeader}, or as Authorization: Bearer.");
    }

    private static IResult OurFault(ApiRoute route, HttpContext context, Exception fault)
    {
        var log = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ApiEndpoint));
        Logs.RouteFailed(log, route.Method, route.Pattern, fault);
        return Problem.Of(
            StatusCodes.Status500InternalServerError, "internal", $"{route.Method} {route.Pattern} failed; the log has the reason.");
    }
}
