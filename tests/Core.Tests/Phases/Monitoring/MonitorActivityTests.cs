using Microsoft.Extensions.Time.Testing;
using Optimizer.Core.Operations.Changes;
using Optimizer.Core.Phases.Monitoring;
using Optimizer.Core.State;
using static Optimizer.Core.Tests.Phases.Monitoring.ARollout;

namespace Optimizer.Core.Tests.Phases.Monitoring;

public sealed class MonitorActivityTests
{
    private readonly FakeEvidenceSource evidence = new();
    private readonly FakeTimeProvider time = new(Start.AddMinutes(10));

    [Fact]
    public async Task Steps_a_canary_that_holds_once_however_often_it_looks()
    {
        var state = WithCanary(Canary());
        evidence.Windows["price-quote"] = [Window(1, Evidence(900), Evidence(60, meanMs: 10))];
        var output = await LookAsync(state);
        await LookAsync(state);
        var change = Assert.Single(state.Changes);
        Assert.Equal(("canary.stepped", 0, 1, 0.05), (change.Event, change.Live, change.Expected.Canary, change.Canary!.Weight));
        Assert.Equal((RolloutAction.Step, 0.05), (output.Versions[0].Action, output.Versions[0].Weight));
        Assert.Equal(0.5, state.Realised[1].Value, 0.01);
    }

    [Fact]
    public async Task Promotes_and_sets_the_states_of_both_versions()
    {
        var state = WithCanary(Canary(3));
        evidence.Windows["price-quote"] = [Window(1, Evidence(200), Evidence(200, meanMs: 10))];
        await LookAsync(state);
        var change = Assert.Single(state.Changes);
        Assert.Equal(("version.promoted", 1, (CanaryRecord?)null), (change.Event, change.Live, change.Canary));
        Assert.Equal(new Dictionary<int, VersionState> { [1] = VersionState.Live }, change.States);
    }

    [Fact]
    public async Task A_promotion_takes_along_what_the_base_showed_during_the_whole_trial()
    {
        var state = WithCanary(Canary(3, minutes: 2));
        evidence.Windows["price-quote"] = [Window(1, Evidence(500, 30), Evidence(50, 3, 10)), Window(2, Evidence(200, 12), Evidence(200, 12, 10))];
        await LookAsync(state);
        var change = Assert.Single(state.Changes);
        Assert.Equal(("version.promoted", 700L, 42L), (change.Event, change.Control!.Invocations, change.Control.Errors));
    }

    [Fact]
    public async Task Rolls_a_failing_canary_back_even_when_the_platform_is_frozen()
    {
        var state = WithCanary(Canary(2), frozen: true);
        evidence.Windows["price-quote"] = [Window(1, Evidence(400, 4), Evidence(100, 40, 10))];
        var output = await LookAsync(state);
        Assert.Equal(("version.rolled-back", VersionState.RolledBack), (state.Changes[0].Event, state.Changes[0].States[1]));
        Assert.Contains("fails more often than its base", state.Changes[0].Because, StringComparison.Ordinal);
        Assert.Equal(0, output.Versions[0].Weight);
    }

    [Fact]
    public async Task Within_a_freeze_window_a_canary_that_holds_is_not_stepped_up_and_a_failing_one_is_rolled_back()
    {
        var state = WithCanary(Canary());
        state.Rules = new ChangeRules { Freeze = [new FreezeWindow("* * * * *", 1, "UTC")] };
        evidence.Windows["price-quote"] = [Window(1, Evidence(900), Evidence(60, meanMs: 10))];
        Assert.Equal((RolloutAction.Hold, "changes.window"), ((await LookAsync(state)).Versions[0].Action, (await LookAsync(state)).Versions[0].Reasons[0].Id));
        evidence.Windows["price-quote"] = [Window(1, Evidence(400, 4), Evidence(100, 40, 10))];
        Assert.Equal(RolloutAction.RollBack, (await LookAsync(state)).Versions[0].Action);
    }

    [Fact]
    public async Task Takes_a_failing_live_version_back_to_its_base_and_ends_the_trial_upon_it()
    {
        var state = WithCanary(new CanaryRecord(2, 1, 0.05, Start, Start), live: 1);
        state.Versions.Add(Version(version: 2, baseVersion: 1));
        evidence.Windows["price-quote"] = [Window(1, Evidence(0), Evidence(200, 80, 10))];
        await LookAsync(state);
        var change = Assert.Single(state.Changes);
        Assert.Equal((0, (CanaryRecord?)null, 2), (change.Live, change.Canary, change.Expected.Canary));
        Assert.Equal((VersionState.RolledBack, VersionState.Withdrawn), (change.States[1], change.States[2]));
    }

    [Fact]
    public async Task One_functions_fault_never_stops_the_others()
    {
        var state = WithCanary(Canary());
        state.Functions["a-broken-one"] = new FunctionRecord("a-broken-one", 0, Canary(), 2, null);
        state.Versions.Add(Version() with { Function = "a-broken-one" });
        evidence.Windows["price-quote"] = [Window(1, Evidence(900), Evidence(60, meanMs: 10))];
        var output = await LookAsync(state);
        Assert.Equal("System.IO.IOException: no evidence of a-broken-one", output.Versions.Single(v => v.Function == "a-broken-one").Fault);
        Assert.Equal(RolloutAction.Step, output.Versions.Single(v => v.Function == "price-quote").Action);
    }

    [Fact]
    public async Task A_version_that_is_rolled_back_again_after_a_person_restored_it_gets_a_key_of_its_own()
    {
        var state = WithCanary(Canary(2));
        evidence.Windows["price-quote"] = [Window(1, Evidence(400, 4), Evidence(100, 40, 10))];
        await LookAsync(state);
        state.Functions["price-quote"] = state.Functions["price-quote"] with { Canary = Canary(2), LastChange = "restored" };
        await LookAsync(state);
        Assert.Equal(2, state.Changes.Select(c => c.Key).Distinct().Count());
    }

    [Fact]
    public async Task Leaves_functions_alone_that_serve_the_original()
    {
        var state = new FakePlatformState();
        state.Functions["price-quote"] = new FunctionRecord("price-quote", 0, null, 1, null);
        Assert.Empty((await LookAsync(state)).Versions);
    }

    [Fact]
    public async Task Each_look_first_finishes_what_an_earlier_change_left_half_done_and_is_noted()
    {
        var state = new FakePlatformState();
        state.Functions["price-quote"] = new FunctionRecord("price-quote", 0, null, 1, "c1/price-quote/0");
        state.Functions["untouched"] = new FunctionRecord("untouched", 0, null, 1, null);
        await LookAsync(state);
        Assert.Equal(["price-quote"], state.Finished);
        Assert.Equal(1, state.Looks);
    }

    [Fact]
    public async Task A_look_that_sees_nothing_but_faults_is_not_noted_as_one()
    {
        var state = new FakePlatformState();
        state.Functions["a-broken-one"] = new FunctionRecord("a-broken-one", 0, Canary(), 2, null);
        state.Versions.Add(Version() with { Function = "a-broken-one" });
        Assert.NotNull((await LookAsync(state)).Versions[0].Fault);
        Assert.Equal(0, state.Looks);
    }

    [Fact]
    public async Task An_unknown_platform_is_named() => Assert.Equal(
        "There is no platform 'elsewhere'.",
        (await Assert.ThrowsAsync<UnknownNameException>(() => Activity(new FakePlatformState()).RunAsync(new MonitorInput("elsewhere"), CancellationToken.None))).Message);

    private static FakePlatformState WithCanary(CanaryRecord canary, int live = 0, bool frozen = false)
    {
        var state = new FakePlatformState(frozen);
        state.Functions["price-quote"] = new FunctionRecord("price-quote", live, canary, 3, "c1/price-quote/start");
        state.Versions.Add(Version());
        return state;
    }

    private Task<MonitorOutput> LookAsync(FakePlatformState state) => Activity(state).RunAsync(new MonitorInput("storefront"), CancellationToken.None);

    private MonitorActivity Activity(FakePlatformState state) => new(state, evidence, time, new RolloutOptions { MinInvocationsToPromote = 100 });
}
