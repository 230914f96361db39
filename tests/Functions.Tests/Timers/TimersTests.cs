using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Optimizer.Core.Source;
using Optimizer.Core.State;
using Optimizer.Functions.Hosting;
using Optimizer.Functions.Tests.Http;
using Optimizer.Functions.Timers;

namespace Optimizer.Functions.Tests.Timers;

public class TimersTests
{
    private static readonly TimerInfo Tick = new();

    [Fact]
    public async Task The_cycle_timer_starts_platforms_that_are_not_frozen()
    {
        await using var app = await AnApp.StartAsync();
        await RegisterAsync(app, "shop");
        await RegisterAsync(app, "frozen");
        await app.Store.State.SetFrozenAsync("frozen", true, "test", default);

        await app.Make<CycleTimer>().RunAsync(Tick, app.Durable, default);

        Assert.Equal("shop", Assert.IsType<Core.Phases.CycleInput>(Assert.Single(app.Durable.Instances).Value.Input).Platform);
    }

    [Fact]
    public async Task One_platforms_fault_keeps_no_other_waiting()
    {
        await using var app = await AnApp.StartAsync();
        await RegisterAsync(app, "a");
        await RegisterAsync(app, "b");
        List<string> done = [];

        var fault = await Assert.ThrowsAsync<AggregateException>(() => app.Make<PlatformRound>().RunAsync("work", platform =>
        {
            if (platform.Name == "a") throw new InvalidOperationException("no evidence");
            done.Add(platform.Name);
            return Task.CompletedTask;
        }, default));

        Assert.Equal(["b"], done);
        Assert.Equal("Platform a: no evidence", Assert.Single(fault.InnerExceptions).Message);
    }

    [Fact]
    public async Task The_monitor_timer_looks_at_platforms_without_trials_and_is_content()
    {
        await using var app = await AnApp.StartAsync();
        await RegisterAsync(app, "shop");

        await app.Make<MonitorTimer>().RunAsync(Tick, app.Durable, default);
    }

    [Fact]
    public async Task The_purge_timer_deletes_ended_histories_past_their_retention()
    {
        await using var app = await AnApp.StartAsync();

        await app.Make<PurgeTimer>().RunAsync(Tick, app.Durable, default);

        var filter = app.Durable.Purged!;
        Assert.Equal(DateTimeOffset.UnixEpoch, filter.CreatedFrom);
        Assert.Equal(app.Store.Time.GetUtcNow() - TimeSpan.FromDays(30), filter.CreatedTo);
        Assert.DoesNotContain(OrchestrationRuntimeStatus.Running, filter.Statuses!);
    }

    [Fact]
    public async Task A_new_instance_is_warm_when_all_its_parts_are()
    {
        await using var app = await AnApp.StartAsync();

        await app.Make<WarmupFunction>().RunAsync(new object(), default);
    }

    private static Task RegisterAsync(AnApp app, string platform) => app.Store.State.PutPlatformAsync(
        new PlatformSource(new PlatformDefinition(platform, [new FunctionDefinition("f", "Shop.F")], []), new Dictionary<string, string> { ["A.cs"] = "namespace Shop;" }),
        Autonomy.Full, "test", default);
}
