using System.Net;
using Microsoft.AspNetCore.Http;
using Optimizer.Api;
using Optimizer.Api.Keys;

namespace Optimizer.EndToEnd.Tests.Security;

public sealed class KeysOverKestrelTests
{
    [Fact]
    public async Task Every_route_is_closed_to_no_key_a_wrong_key_and_a_key_with_too_small_a_scope()
    {
        await using var server = await AServer.StartAsync();
        var keys = new Dictionary<KeyScope, string>();
        foreach (var scope in Enum.GetValues<KeyScope>()) keys[scope] = await server.KeyAsync(scope);
        foreach (var route in ApiRoutes.All.Where(r => r.Scope is not null))
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(server, route, null));
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(server, route, keys[KeyScope.Admin] + "A"));
            foreach (var (scope, key) in keys.Where(k => k.Key < route.Scope))
                Assert.True(await StatusAsync(server, route, key) == HttpStatusCode.Forbidden, $"{route.Method} {route.Pattern} opened to {scope}");
            if (HttpMethods.IsGet(route.Method)) Assert.NotEqual(HttpStatusCode.Forbidden, await StatusAsync(server, route, keys[route.Scope!.Value]));
        }
    }

    private static async Task<HttpStatusCode> StatusAsync(AServer server, ApiRoute route, string? key)
    {
        using var client = server.Client(key);
        var path = route.Pattern.Replace("{platform}", "shop", StringComparison.Ordinal).Replace("{function}", "doubler", StringComparison.Ordinal)
            .Replace("{id}", "r1", StringComparison.Ordinal).Replace("{sha256}", new string('0', 64), StringComparison.Ordinal);
        using var response = await client.SendAsync(new HttpRequestMessage(new HttpMethod(route.Method), $"api/{path}"));
        return response.StatusCode;
    }
}
