namespace Optimizer.Api.Tests.Security;

/// <summary>Paths that fit the rows of the API's table.</summary>
internal static class RouteExamples
{
    public static string PathOf(ApiRoute route, string platform = "shop", string function = "doubler", string id = "r1") => "/api/" + route.Pattern
        .Replace("{platform}", platform, StringComparison.Ordinal).Replace("{function}", function, StringComparison.Ordinal)
        .Replace("{id}", id, StringComparison.Ordinal).Replace("{sha256}", new string('0', 64), StringComparison.Ordinal);
}
