using System.Net;
using System.Net.Http.Json;
using Optimizer.Api.Keys;

namespace Optimizer.Api.Tests.Handlers;

public sealed class StoppingTests
{
    [Fact]
    public async Task A_stop_is_shown_with_who_and_why_until_it_is_released()
    {
        await using var api = await AnApi.StartAsync();
        var client = await api.WithShopAsync(KeyScope.Operate);
        var stop = await (await client.PostAsJsonAsync("/api/stop", new { because = "incident 7" })).JsonAsync();
        Assert.True(stop.GetProperty("stopped").GetBoolean());
        Assert.StartsWith("key:", stop.GetProperty("actor").GetString(), StringComparison.Ordinal);
        var shop = await (await client.GetAsync("/api/platforms/shop")).JsonAsync();
        Assert.Equal((false, "changes.stopped"), (shop.GetProperty("changes").GetProperty("open").GetBoolean(), shop.GetProperty("changes").GetProperty("reason").GetString()));
        Assert.Contains("incident 7", shop.GetProperty("changes").GetProperty("because").GetString(), StringComparison.Ordinal);

        Assert.False((await (await client.PostAsync("/api/resume", null)).JsonAsync()).GetProperty("stopped").GetBoolean());
        Assert.False((await (await client.GetAsync("/api/stop")).JsonAsync()).GetProperty("stopped").GetBoolean());
        Assert.True((await (await client.GetAsync("/api/platforms/shop")).JsonAsync()).GetProperty("changes").GetProperty("open").GetBoolean());
    }

    [Fact]
    public async Task Nothing_is_approved_while_all_is_stopped_and_a_rollback_works()
    {
        await using var api = await AnApi.StartAsync();
        var client = await api.WithShopAsync();
        await api.WithReviewAsync((await api.WithVersionAsync()).Version);
        await client.PostAsync("/api/reviews/r1/approve", null);
        await client.PostAsync("/api/stop", null);
        await api.WithReviewAsync((await api.WithVersionAsync(cycle: "c2")).Version, "r2");
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync("/api/platforms/shop/functions/doubler/rollback", null)).StatusCode);
        using var response = await client.PostAsync("/api/reviews/r2/approve", null);
        await response.IsProblemAsync(HttpStatusCode.Conflict, "refused");
    }

    [Fact]
    public async Task A_key_that_may_only_look_stops_nothing()
    {
        await using var api = await AnApi.StartAsync();
        using var response = await (await api.ClientAsync(KeyScope.Read)).PostAsync("/api/stop", null);
        await response.IsProblemAsync(HttpStatusCode.Forbidden, "scope-too-small");
        Assert.Null(await api.State.GetStopAsync(default));
    }
}
