using System.Net;
using Optimizer.Api.Keys;

namespace Optimizer.Api.Tests.Security;

/// <summary>Every route of the table × every kind of key that must not open it.</summary>
public sealed class KeyMatrixTests
{
    private static readonly ApiRoute[] Guarded = [.. ApiRoutes.All.Where(r => r.Scope is not null)];

    [Fact]
    public async Task No_key_and_no_wrong_key_opens_a_route_or_changes_anything()
    {
        await using var api = await AnApi.StartAsync(new ApiOptions { WrongKeysPerMinute = 10_000 });
        await api.WithShopAsync();
        var (good, before) = (await api.KeyAsync(KeyScope.Admin), api.Store.Snapshot());
        foreach (var route in Guarded)
        {
            foreach (var key in Wrong(good)) Assert.True(await StatusAsync(api, route, key) == HttpStatusCode.Unauthorized, $"{route.Method} {route.Pattern} with '{key}'");
            Assert.True(before == api.Store.Snapshot(), $"{route.Method} {route.Pattern} changed the store.");
        }
    }

    [Fact]
    public async Task A_key_with_a_smaller_scope_than_the_route_needs_is_refused_and_changes_nothing()
    {
        await using var api = await AnApi.StartAsync();
        await api.WithShopAsync();
        var keys = new Dictionary<KeyScope, string>();
        foreach (var scope in Enum.GetValues<KeyScope>()) keys[scope] = await api.KeyAsync(scope);
        var (before, refused) = (api.Store.Snapshot(), 0);
        foreach (var route in Guarded)
        {
            foreach (var (scope, key) in keys.Where(k => k.Key < route.Scope))
            {
                Assert.True(await StatusAsync(api, route, key) == HttpStatusCode.Forbidden, $"{route.Method} {route.Pattern} with {scope}");
                refused++;
            }
            Assert.True(before == api.Store.Snapshot(), $"{route.Method} {route.Pattern} changed the store.");
        }
        Assert.Equal(Guarded.Sum(r => (int)r.Scope!.Value), refused);
    }

    [Fact]
    public async Task The_admin_key_passes_the_door_of_every_route()
    {
        await using var api = await AnApi.StartAsync();
        await api.WithShopAsync();
        foreach (var route in Guarded)
            Assert.True(await StatusAsync(api, route, await api.KeyAsync(KeyScope.Admin)) is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden), $"{route.Method} {route.Pattern}");
    }

    private static string?[] Wrong(string good) =>
        [null, "secret", good[..^1] + (good[^1] == 'A' ? 'B' : 'A'), good[..^1], good + "A", good.ToUpperInvariant(), "opt_000000000000_guess", $"Bearer {good}", $"{good},{good}"];

    private static async Task<HttpStatusCode> StatusAsync(AnApi api, ApiRoute route, string? key)
    {
        var request = new HttpRequestMessage(new HttpMethod(route.Method), RouteExamples.PathOf(route));
        if (key is not null) request.Headers.TryAddWithoutValidation("x-functions-key", key);
        using var response = await api.Server.CreateClient().SendAsync(request);
        return response.StatusCode;
    }
}
