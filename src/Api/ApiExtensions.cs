using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Optimizer.Api.Keys;
using Optimizer.Api.Limits;
using Optimizer.Api.Problems;
using Optimizer.Core.Learning.Loop;
using Optimizer.Core.Operations;
using Optimizer.Core.Phases.Monitoring;
using Optimizer.Core.State;

namespace Optimizer.Api;

/// <summary>Adds the HTTP API to a host.</summary>
public static class ApiExtensions
{
    /// <summary>What the API's handlers need beside the ports of Core's state.</summary>
    public static IServiceCollection AddOptimizerApi(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new ApiOptions());
        services.TryAddSingleton<KeyRing>();
        services.TryAddSingleton<KeyOperations>();
        services.TryAddSingleton<CallLimiter>();
        services.TryAddSingleton<BodyBudget>();
        services.TryAddSingleton<PlatformOperations>();
        services.TryAddSingleton(s => new SafeState(
            s.GetRequiredService<IPlatformState>(), s.GetService<SafeTier1>() ?? SafeTier1.Absent, s.GetRequiredService<RolloutOptions>(), s.GetRequiredService<TimeProvider>()));
        return services;
    }

    /// <summary>Maps every route of <see cref="ApiRoutes.All"/> below <c>/api</c>; anything else there is a problem document too.</summary>
    public static IEndpointRouteBuilder MapOptimizerApi(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        foreach (var route in ApiRoutes.All)
            endpoints.MapMethods($"/api/{route.Pattern}", [route.Method], context => ApiEndpoint.RunAsync(route, context));
        foreach (var pattern in ApiRoutes.All.Select(r => r.Pattern).Distinct())
            endpoints.Map($"/api/{pattern}", context => WrongMethod(pattern, context)).WithOrder(1);
        endpoints.MapFallback(NoRoute);
        return endpoints;
    }

    private static Task WrongMethod(string pattern, HttpContext context)
    {
        var allowed = string.Join(", ", ApiRoutes.All.Where(r => r.Pattern == pattern).Select(r => r.Method));
        context.Response.Headers.Allow = allowed;
        return Problem.Of(
            StatusCodes.Status405MethodNotAllowed, "wrong-method", $"{pattern} takes {allowed}, not {context.Request.Method}.").ExecuteAsync(context);
    }

    private static Task NoRoute(HttpContext context) =>
        Problem.Of(
            StatusCodes.Status404NotFound, "no-route", $"There is no route {context.Request.Method} {context.Request.Path}.").ExecuteAsync(context);
}
