using Optimizer.Core.Operations.Changes;
using Optimizer.Core.Phases.Deployment;
using Optimizer.Core.Phases.Monitoring;
using Optimizer.Core.State;
using Optimizer.TestKit.State;

namespace Optimizer.Core.Tests.Phases.Deployment;

public sealed class DeploymentActivityTests : IDisposable
{
    private readonly AStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task What_exceeds_the_budget_waits_until_it_fits()
    {
        await RegisterAsync(new ChangeRules { PerDay = 1 });
        Assert.True((await DeployAsync("a")).Deployed);
        var second = await DeployAsync("b");
        Assert.Equal((false, true), (second.Deployed, second.Waits));
        Assert.Contains("the next fits at 2026-11-23 10:00:00Z", second.Because, StringComparison.Ordinal);
        store.Time.Advance(TimeSpan.FromDays(1));
        Assert.True((await DeployAsync("b")).Deployed);
    }

    [Fact]
    public async Task Within_a_window_it_waits_and_where_a_person_froze_it_a_person_decides()
    {
        await RegisterAsync(new ChangeRules { Freeze = [new FreezeWindow("0 9 * * *", 2, "UTC")] });
        Assert.True((await DeployAsync("a")).Waits);
        await store.State.SetFrozenAsync("shop", true, "ann", default);
        Assert.Equal((false, false), ((await DeployAsync("a")).Deployed, (await DeployAsync("a")).Waits));
    }

    private Task RegisterAsync(ChangeRules rules)
    {
        var source = APlatform.Source("a", "b");
        return store.State.PutPlatformAsync(source with { Definition = source.Definition with { Changes = rules } }, Autonomy.Full, "test", default);
    }

    private async Task<DeploymentOutput> DeployAsync(string function)
    {
        var version = await store.State.AddVersionAsync("shop", APlatform.Version(function), default);
        return await new DeploymentActivity(store.State, new RolloutOptions(), store.Time)
            .RunAsync(new DeploymentInput("c1", "shop", function, version.Version), default);
    }
}
