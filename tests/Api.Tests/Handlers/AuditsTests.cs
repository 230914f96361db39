namespace Optimizer.Api.Tests.Handlers;

public sealed class AuditsTests
{
    [Fact]
    public async Task Decisions_are_listed_after_the_one_that_the_caller_has_seen()
    {
        await using var api = await AnApi.StartAsync();
        var client = await api.WithShopAsync();
        await client.PostAsync("/api/platforms/shop/freeze", null);
        await client.PostAsync("/api/platforms/shop/unfreeze", null);
        var all = (await (await client.GetAsync("/api/platforms/shop/audit")).JsonAsync()).GetProperty("items").EnumerateArray().ToList();
        var rest = (await (await client.GetAsync("/api/platforms/shop/audit?after=1&limit=1")).JsonAsync()).GetProperty("items");
        Assert.Equal(2, Assert.Single(rest.EnumerateArray()).GetProperty("sequence").GetInt64());
        Assert.Contains(all, e => e.GetProperty("actor").GetString()!.StartsWith("key:", StringComparison.Ordinal));
    }
}
