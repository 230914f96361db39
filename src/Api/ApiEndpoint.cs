using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Optimizer.Api.Keys;
using Optimizer.Api.Limits;
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
            var call = new ApiCall(context, holder);
            return Refusal(route.Scope, holder, context) ?? await ForeignAsync(route, holder, call).ConfigureAwait(false)
                ?? await route.Handler(call).ConfigureAwait(false);
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

    /// <exception cref="ApiProblemException">Too many calls, or too many with keys that are not valid.</exception>
    private static async Task<KeyHolder?> HolderAsync(HttpContext context)
    {
        var (services, key) = (context.RequestServices, KeyOf(context.Request));
        if (key.Length == 0) return null;
        var (limits, address) = (services.GetRequiredService<CallLimiter>(), CallerAddress.Of(context, services.GetRequiredService<ApiOptions>()));
        if (limits.WaitBeforeLookup(address, key) is { } pause) throw Wait.For(context, pause, "Too many calls with keys that are not valid came from this address");
        var holder = await services.GetRequiredService<KeyRing>().FindAsync(key, context.RequestAborted).ConfigureAwait(false);
        if (holder is null)
        {
            limits.WasWrong(address, key);
            return null;
        }
        context.Features.Get<IConnectionTrust>()?.Trust();
        return limits.WaitAfterLookup(holder.Id, key) is { } wait ? throw Wait.For(context, wait, $"Key {holder.Id} calls too often") : holder;
    }

    private static string KeyOf(HttpRequest request)
    {
        var key = request.Headers[KeyHeader].ToString();
        var authorization = request.Headers.Authorization.ToString();
        return key.Length == 0 && authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? authorization[Bearer.Length..].Trim() : key;
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

    private static async Task<IResult?> ForeignAsync(ApiRoute route, KeyHolder? holder, ApiCall call)
    {
        if (holder?.Platform is not { } only || await RouteOwner.OfAsync(route, call).ConfigureAwait(false) == only) return null;
        return Problem.Of(StatusCodes.Status403Forbidden, "other-platform", $"This key is for platform {only} alone, and {route.Method} {route.Pattern} is not about it here.");
    }

    private static IResult OurFault(ApiRoute route, HttpContext context, Exception fault)
    {
        var log = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ApiEndpoint));
        Logs.RouteFailed(log, route.Method, route.Pattern, fault);
        return Problem.Of(
            StatusCodes.Status500InternalServerError, "internal", $"{route.Method} {route.Pattern} failed; the log has the reason.");
    }
}
