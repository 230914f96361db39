using System.Net;
using Microsoft.AspNetCore.Http;
using Optimizer.Api.Keys;

namespace Optimizer.Api.Tests;

public sealed class ApiRoutesTests
{
    public static TheoryData<string, string> Guarded { get; } = new(
        ApiRoutes.All.Where(r => r.Scope is not null).Select(r => (r.Method, Example(r.Pattern))));

    [Fact]
    public void Only_the_health_check_needs_no_key() => Assert.Equal("healthz", Assert.Single(ApiRoutes.All, r => r.Scope is null).Pattern);

    [Fact]
    public void No_two_routes_have_the_same_method_and_pattern() =>
        Assert.Equal(ApiRoutes.All.Count, ApiRoutes.All.Select(r => (r.Method, r.Pattern)).Distinct().Count());

    [Fact]
    public void Nothing_that_changes_state_is_open_to_a_key_that_may_only_look() =>
        Assert.All(ApiRoutes.All, r => Assert.True(HttpMethods.IsGet(r.Method) || r.Scope > KeyScope.Read, r.Pattern));

    [Theory, MemberData(nameof(Guarded))]
    public async Task Without_a_key_every_route_answers_401(string method, string path)
    {
        await using var api = await AnApi.StartAsync();
        using var response = await (await api.ClientAsync(null)).SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
        await response.IsProblemAsync(HttpStatusCode.Unauthorized, "key-missing");
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task The_health_check_answers_without_a_key()
    {
        await using var api = await AnApi.StartAsync();
        using var response = await (await api.ClientAsync(null)).GetAsync("/api/healthz");
        Assert.Equal("ok", (await response.JsonAsync()).GetProperty("status").GetString());
    }

    [Fact]
    public async Task An_unknown_route_is_a_problem_document()
    {
        await using var api = await AnApi.StartAsync();
        using var response = await (await api.ClientAsync()).GetAsync("/api/nowhere");
        await response.IsProblemAsync(HttpStatusCode.NotFound, "no-route");
    }

    [Fact]
    public async Task A_wrong_method_says_which_are_taken()
    {
        await using var api = await AnApi.StartAsync();
        using var response = await (await api.ClientAsync()).DeleteAsync("/api/platforms/shop");
        await response.IsProblemAsync(HttpStatusCode.MethodNotAllowed, "wrong-method");
        Assert.Equal(["GET", "PUT"], response.Content.Headers.Allow.Order());
    }

    private static string Example(string pattern) => "/api/" + pattern
        .Replace("{platform}", "shop", StringComparison.Ordinal).Replace("{function}", "doubler", StringComparison.Ordinal)
        .Replace("{id}", "r1", StringComparison.Ordinal).Replace("{sha256}", new string('0', 64), StringComparison.Ordinal);
}
