using System.Net;
using System.Net.Http.Headers;
using Optimizer.Api.Keys;

namespace Optimizer.Api.Tests.Keys;

public sealed class KeyRingTests
{
    [Fact]
    public async Task A_key_is_found_with_its_scope()
    {
        await using var api = await AnApi.StartAsync();
        var ring = new KeyRing(api.Store.Entities, api.Store.Time);
        var holder = await ring.FindAsync(await ring.CreateAsync(KeyScope.Operate, default), default);
        Assert.Equal(KeyScope.Operate, holder?.Scope);
        Assert.StartsWith("key:", holder?.Actor, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_store_does_not_hold_the_key()
    {
        await using var api = await AnApi.StartAsync();
        var key = await new KeyRing(api.Store.Entities, api.Store.Time).CreateAsync(KeyScope.Read, default);
        var secret = key.Split('_')[2];
        await foreach (var entity in api.Store.Entities.QueryAsync("keys", null, null, default))
            Assert.DoesNotContain(secret, entity.Row + entity.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_with_one_other_character_is_not_known()
    {
        await using var api = await AnApi.StartAsync();
        var ring = new KeyRing(api.Store.Entities, api.Store.Time);
        var key = await ring.CreateAsync(KeyScope.Admin, default);
        Assert.Null(await ring.FindAsync(key[..^1] + (key[^1] == 'A' ? 'B' : 'A'), default));
    }

    [Theory]
    [InlineData("")]
    [InlineData("secret")]
    [InlineData("opt_")]
    [InlineData("opt_../../etc_x")]
    [InlineData("opt_000000000000_guess")]
    public async Task A_text_that_is_no_key_is_not_known(string text)
    {
        await using var api = await AnApi.StartAsync();
        Assert.Null(await new KeyRing(api.Store.Entities, api.Store.Time).FindAsync(text, default));
    }

    [Fact]
    public async Task A_revoked_key_opens_nothing()
    {
        await using var api = await AnApi.StartAsync();
        var ring = new KeyRing(api.Store.Entities, api.Store.Time);
        var key = await ring.CreateAsync(KeyScope.Admin, default);
        await ring.RevokeAsync((await ring.FindAsync(key, default))!.Id, default);
        Assert.Null(await ring.FindAsync(key, default));
    }

    [Fact]
    public async Task A_key_may_also_come_as_a_bearer_token()
    {
        await using var api = await AnApi.StartAsync();
        var client = await api.ClientAsync(null);
        var key = await new KeyRing(api.Store.Entities, api.Store.Time).CreateAsync(KeyScope.Read, default);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await client.GetAsync("/api/platforms");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_key_with_too_small_a_scope_is_told_which_it_needs()
    {
        await using var api = await AnApi.StartAsync();
        using var response = await (await api.ClientAsync(KeyScope.Read)).PostAsync("/api/platforms/shop/freeze", null);
        var problem = await response.IsProblemAsync(HttpStatusCode.Forbidden, "scope-too-small");
        Assert.Contains("Operate", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }
}
