using System.Net;
using System.Net.Http.Json;
using Optimizer.Core.State;
using Optimizer.TestKit.State;

namespace Optimizer.Api.Tests.Handlers;

public sealed class PointersTests
{
    [Fact]
    public async Task A_rollback_ends_a_trial_and_leaves_the_live_version()
    {
        await using var api = await AnApi.StartAsync();
        var client = await api.WithShopAsync();
        await TrialAsync(api);
        var pointer = await (await client.PostAsync("/api/platforms/shop/functions/doubler/rollback", null)).JsonAsync();
        Assert.Equal(System.Text.Json.JsonValueKind.Null, pointer.GetProperty("canary").ValueKind);
        Assert.Equal(VersionState.RolledBack, (await api.State.GetVersionAsync("shop", "doubler", 1, default))!.State);
    }

    [Fact]
    public async Task A_rollback_of_a_live_version_returns_to_the_one_it_was_built_upon()
    {
        await using var api = await AnApi.StartAsync();
        var client = await api.WithShopAsync();
        await PromotedAsync(api);
        var pointer = await (await client.PostAsJsonAsync("/api/platforms/shop/functions/doubler/rollback", new { because = "it smells" })).JsonAsync();
        Assert.Equal(0, pointer.GetProperty("live").GetInt32());
        Assert.Equal("it smells", (await api.State.GetVersionAsync("shop", "doubler", 1, default))!.Because);
    }

    [Fact]
    public async Task There_is_nothing_to_take_back_from_the_original()
    {
        await using var api = await AnApi.StartAsync();
        using var response = await (await api.WithShopAsync()).PostAsync("/api/platforms/shop/functions/doubler/rollback", null);
        await response.IsProblemAsync(HttpStatusCode.Conflict, "refused");
    }

    [Fact]
    public async Task A_rollback_to_a_version_that_never_was_is_not_found()
    {
        await using var api = await AnApi.StartAsync();
        using var response = await (await api.WithShopAsync()).PostAsJsonAsync("/api/platforms/shop/functions/doubler/rollback", new { to = 7 });
        await response.IsProblemAsync(HttpStatusCode.NotFound, "unknown-name");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_rollback_to_a_version_that_was_never_live_is_refused_and_names_approval(bool frozen)
    {
        await using var api = await AnApi.StartAsync();
        var client = await api.WithShopAsync();
        await PromotedAsync(api);
        var held = await api.WithVersionAsync(baseVersion: 1, cycle: "c2");
        if (frozen) await client.PostAsync("/api/platforms/shop/freeze", null);
        using var response = await client.PostAsJsonAsync("/api/platforms/shop/functions/doubler/rollback", new { to = held.Version });
        Assert.Contains("approval", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await response.IsProblemAsync(HttpStatusCode.Conflict, "refused");
        Assert.Equal(1, (await api.State.GetFunctionAsync("shop", "doubler", default))!.Live);
    }

    [Fact]
    public async Task A_rollback_to_a_version_that_was_only_under_trial_is_refused()
    {
        await using var api = await AnApi.StartAsync();
        var client = await api.WithShopAsync();
        await TrialAsync(api);
        using var response = await client.PostAsJsonAsync("/api/platforms/shop/functions/doubler/rollback", new { to = 1 });
        await response.IsProblemAsync(HttpStatusCode.Conflict, "refused");
    }

    [Fact]
    public async Task A_rollback_to_a_version_that_served_before_is_taken_and_so_is_one_to_the_live_version()
    {
        await using var api = await AnApi.StartAsync();
        var client = await api.WithShopAsync();
        await PromotedAsync(api);
        foreach (var to in new[] { 1, 0, 1 })
        {
            var pointer = await (await client.PostAsJsonAsync("/api/platforms/shop/functions/doubler/rollback", new { to })).JsonAsync();
            Assert.Equal(to, pointer.GetProperty("live").GetInt32());
        }
    }

    [Fact]
    public async Task A_rollback_is_possible_on_a_frozen_platform()
    {
        await using var api = await AnApi.StartAsync();
        var client = await api.WithShopAsync();
        await PromotedAsync(api);
        await client.PostAsync("/api/platforms/shop/freeze", null);
        var pointer = await (await client.PostAsync("/api/platforms/shop/functions/doubler/rollback", null)).JsonAsync();
        Assert.Equal(0, pointer.GetProperty("live").GetInt32());
    }

    [Fact]
    public async Task Every_backup_that_is_listed_can_be_restored()
    {
        await using var api = await AnApi.StartAsync();
        var client = await api.WithShopAsync();
        await PromotedAsync(api);
        await (await client.PostAsync("/api/platforms/shop/functions/doubler/rollback", null)).JsonAsync();
        var backups = (await (await client.GetAsync("/api/platforms/shop/functions/doubler/backups")).JsonAsync()).GetProperty("items").EnumerateArray().ToList();
        Assert.Contains(backups, b => b.GetProperty("live").GetInt32() == 1);
        foreach (var backup in backups)
        {
            var body = new { backup = backup.GetProperty("backup").GetString() };
            var pointer = await (await client.PostAsJsonAsync("/api/platforms/shop/functions/doubler/restore", body)).JsonAsync();
            Assert.Equal(backup.GetProperty("live").GetInt32(), pointer.GetProperty("live").GetInt32());
        }
    }

    [Fact]
    public async Task An_unknown_backup_is_not_found()
    {
        await using var api = await AnApi.StartAsync();
        using var response = await (await api.WithShopAsync())
            .PostAsJsonAsync("/api/platforms/shop/functions/doubler/restore", new { backup = new string('a', 64) });
        await response.IsProblemAsync(HttpStatusCode.NotFound, "unknown-name");
    }

    private static async Task TrialAsync(AnApi api)
    {
        await api.WithVersionAsync();
        var change = APlatform.Change("c1/doubler/0", "canary.started", (0, null), 0, 1, (1, VersionState.Canary));
        await api.State.ApplyAsync("shop", "doubler", change, default);
    }

    private static async Task PromotedAsync(AnApi api)
    {
        await TrialAsync(api);
        var change = APlatform.Change("c1/doubler/1", "version.promoted", (0, 1), 1, null, (1, VersionState.Live));
        await api.State.ApplyAsync("shop", "doubler", change, default);
    }
}
