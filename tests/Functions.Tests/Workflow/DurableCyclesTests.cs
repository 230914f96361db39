using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using Optimizer.Core.Phases;
using Optimizer.Core.State;
using Optimizer.Functions.Workflow;
using Optimizer.Storage;
using Optimizer.TestKit.State;

namespace Optimizer.Functions.Tests.Workflow;

public sealed class DurableCyclesTests : IDisposable
{
    private readonly AStore store = new();
    private readonly FakeDurableClient client = new();
    private readonly DurableCycles cycles;

    public DurableCyclesTests() =>
        cycles = new(store.State, store.Entities, new TimeOrderedIds(store.Time), store.Time, NullLogger<DurableCycles>.Instance);

    [Fact]
    public async Task A_cycle_is_recorded_and_scheduled_under_its_id()
    {
        await RegisterAsync();

        var id = await StartAsync();

        Assert.Equal("running", (await store.State.FindCycleAsync(id, default))!.Status);
        Assert.Equal((OptimizationCycle.Name, new CycleInput(id, "shop", Autonomy.Full)), (client.Instances[id].Name, client.Instances[id].Input));
    }

    [Fact]
    public async Task Twenty_callers_at_once_start_one_cycle()
    {
        await RegisterAsync();

        var ids = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(StartAsync)));

        Assert.Single(ids.Distinct());
        Assert.Single(client.Instances);
    }

    [Fact]
    public async Task The_next_cycle_starts_when_the_last_one_has_ended()
    {
        await RegisterAsync();
        var first = await StartAsync();
        client.End(first, OrchestrationRuntimeStatus.Completed);

        Assert.NotEqual(first, await StartAsync());
    }

    [Fact]
    public async Task A_claim_whose_process_ended_before_it_scheduled_is_taken_over_after_a_minute()
    {
        await RegisterAsync();
        var lost = await StartAsync();
        client.Instances.Clear();

        Assert.Equal(lost, await StartAsync());
        store.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.NotEqual(lost, await StartAsync());
    }

    [Theory, InlineData(OrchestrationRuntimeStatus.Failed, "failed"), InlineData(OrchestrationRuntimeStatus.Terminated, "failed"), InlineData(OrchestrationRuntimeStatus.Running, "running")]
    public async Task A_record_follows_its_orchestration(OrchestrationRuntimeStatus status, string expected)
    {
        await RegisterAsync();
        var id = await StartAsync();
        client.End(id, status);
        store.Time.Advance(TimeSpan.FromMinutes(2));

        await cycles.ReconcileAsync(client, "shop", default);

        Assert.Equal(expected, (await store.State.FindCycleAsync(id, default))!.Status);
    }

    [Fact]
    public Task An_unknown_platform_starts_nothing() => Assert.ThrowsAsync<UnknownNameException>(StartAsync);

    public void Dispose() => store.Dispose();

    private Task RegisterAsync() => store.State.PutPlatformAsync(APlatform.Source("Doubler"), Autonomy.Full, "test", default);

    private Task<string> StartAsync() => cycles.StartAsync(client, "shop", "request", default);
}
