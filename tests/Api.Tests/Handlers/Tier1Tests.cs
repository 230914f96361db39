using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Optimizer.Api.Keys;
using Optimizer.Core.Learning.Experiences;

namespace Optimizer.Api.Tests.Handlers;

public sealed class Tier1Tests
{
    private static readonly object Bands = new { bands = new[] { 1.0, 2.0, 3.0, 4.0, 5.0 } };

    [Fact]
    public async Task A_cycle_gives_the_learners_state()
    {
        await using var api = await AnApi.StartAsync();
        using var client = await api.WithShopAsync(KeyScope.Operate);
        using var first = await client.PostAsJsonAsync("/api/platforms/shop/tier1/cycle", Bands);
        using var second = await client.PostAsJsonAsync("/api/platforms/shop/tier1/cycle", Bands);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        var state = await second.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(2, state.GetProperty("cycle").GetInt64());
        Assert.Equal("Balanced", state.GetProperty("mode").GetString());
    }

    [Theory]
    [InlineData(KeyScope.Read, HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    public async Task A_cycle_needs_a_key_that_may_operate(KeyScope? scope, HttpStatusCode expected)
    {
        await using var api = await AnApi.StartAsync();
        await api.WithShopAsync();
        using var client = await api.ClientAsync(scope);
        using var response = await client.PostAsJsonAsync("/api/platforms/shop/tier1/cycle", Bands);
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task An_input_that_is_no_signal_is_refused_by_kind()
    {
        await using var api = await AnApi.StartAsync();
        using var client = await api.WithShopAsync(KeyScope.Operate);
        using var response = await client.PostAsJsonAsync("/api/platforms/shop/tier1/cycle", new { bands = new double[5] });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("Constant", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Raw_windows_and_metric_points_are_inputs_too()
    {
        await using var api = await AnApi.StartAsync();
        using var client = await api.WithShopAsync(KeyScope.Operate);
        var tone = Enumerable.Range(0, 256).Select(i => (float)Math.Sin(i / 2.0)).ToArray();
        using var window = await client.PostAsJsonAsync("/api/platforms/shop/tier1/cycle", new { samples = new[] { tone, tone }, rate = 128 });
        Assert.Equal(HttpStatusCode.OK, window.StatusCode);
        var points = Enumerable.Range(0, 4).Select(i => new { at = DateTimeOffset.UnixEpoch.AddMinutes(i), value = 20.0 + i });
        using var metric = await client.PostAsJsonAsync("/api/platforms/shop/tier1/cycle", new { points });
        Assert.Equal(HttpStatusCode.OK, metric.StatusCode);
    }

    [Fact]
    public async Task Experiences_are_listed_newest_first_for_whoever_may_read()
    {
        await using var api = await AnApi.StartAsync();
        using var client = await api.WithShopAsync(KeyScope.Read);
        await api.Learners.LearnAsync("shop", [Outcome("1", ExperienceKind.Realised), Outcome("2", ExperienceKind.RolledBack)], default);
        var items = (await client.GetFromJsonAsync<JsonElement>("/api/platforms/shop/experiences")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["RolledBack", "Realised"], items.Select(i => i.GetProperty("kind").GetString()));
        Assert.Equal(-0.3, items[0].GetProperty("reward").GetDouble());
    }

    [Fact]
    public async Task A_platform_that_is_not_registered_has_no_learner()
    {
        await using var api = await AnApi.StartAsync();
        using var client = await api.ClientAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/api/platforms/shop/experiences")).StatusCode);
    }

    private static Experience Outcome(string id, ExperienceKind kind) =>
        new(id, DateTimeOffset.UnixEpoch, "doubler", "Caching", "rwfs", kind, 0.2, kind == ExperienceKind.Realised ? 0.1 : 0, 1);
}
