using System.Net;
using Optimizer.Core.Model;
using Optimizer.Core.State;

namespace Optimizer.Api.Tests.Handlers;

public sealed class CyclesTests
{
    [Fact]
    public async Task Starting_a_cycle_answers_202_with_where_to_ask()
    {
        await using var api = await AnApi.StartAsync();
        using var response = await (await api.WithShopAsync()).PostAsync("/api/platforms/shop/cycles", null);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("/api/cycles/cycle-1", response.Headers.Location?.ToString());
        Assert.Equal("/api/cycles/cycle-1", (await response.JsonAsync()).GetProperty("statusUrl").GetString());
        Assert.Equal(["shop"], api.Cycles.Started);
    }

    [Fact]
    public async Task A_cycle_is_shown_with_its_phases_and_opportunities()
    {
        await using var api = await AnApi.StartAsync();
        var client = await api.WithShopAsync();
        await api.State.PutCycleAsync(ACycle(), default);
        var cycle = await (await client.GetAsync("/api/cycles/c1")).JsonAsync();
        Assert.Equal("completed", cycle.GetProperty("status").GetString());
        Assert.Equal("detection", cycle.GetProperty("phases")[0].GetProperty("phase").GetString());
        Assert.Equal("rejected", cycle.GetProperty("opportunities")[0].GetProperty("result").GetString());
    }

    [Fact]
    public async Task Opportunities_name_their_cycle_and_their_reason()
    {
        await using var api = await AnApi.StartAsync();
        var client = await api.WithShopAsync();
        await api.State.PutCycleAsync(ACycle(), default);
        var list = await (await client.GetAsync("/api/platforms/shop/opportunities")).JsonAsync();
        var found = Assert.Single(list.GetProperty("items").EnumerateArray());
        Assert.Equal("c1", found.GetProperty("cycle").GetString());
        Assert.Equal("It differs.", found.GetProperty("reasons")[0].GetProperty("sentence").GetString());
    }

    [Fact]
    public async Task An_unknown_cycle_is_not_found()
    {
        await using var api = await AnApi.StartAsync();
        using var response = await (await api.ClientAsync()).GetAsync("/api/cycles/nothing");
        await response.IsProblemAsync(HttpStatusCode.NotFound, "unknown-name");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1001")]
    [InlineData("many")]
    public async Task A_limit_out_of_range_is_refused(string limit)
    {
        await using var api = await AnApi.StartAsync();
        using var response = await (await api.WithShopAsync()).GetAsync($"/api/platforms/shop/audit?limit={limit}");
        await response.IsProblemAsync(HttpStatusCode.BadRequest, "bad-limit");
    }

    private static CycleRecord ACycle() => new()
    {
        Id = "c1", Platform = "shop", Status = "completed", Started = DateTimeOffset.UnixEpoch, Phases = [new PhaseOutcome("detection", "1 opportunity", 12)],
        Opportunities = [new OpportunityOutcome("doubler", "fake", "rejected", null, [new Reason("equivalence.different", "It differs.")], null)],
    };
}
