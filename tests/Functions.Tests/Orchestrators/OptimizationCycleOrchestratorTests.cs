using Optimizer.Core.Phases;
using Optimizer.Core.Phases.Deployment;
using Optimizer.Core.Phases.Detection;
using Optimizer.Core.Phases.Iteration;
using Optimizer.Core.State;
using Optimizer.Functions.Tests.Hub;

namespace Optimizer.Functions.Tests.Orchestrators;

public class OptimizationCycleOrchestratorTests
{
    [Fact]
    public async Task The_seven_phases_run_in_their_order()
    {
        var hub = ACycle.With(opportunities: 1);

        await hub.RunAsync();

        Assert.Equal(PhaseNames.InOrder, hub.Executed);
        Assert.Equal(["c1", "c1.f1.Caching"], hub.Histories.Keys);
    }

    [Fact]
    public async Task A_failure_in_the_second_of_five_is_compensated_alone()
    {
        var (hub, rolledBack) = WithFailingSecond();
        CycleRecord? closed = null;
        hub.Activity<IterationInput, IterationOutput>(PhaseNames.Iteration, input =>
        {
            closed = input.Record;
            return new(1);
        });

        var output = await hub.RunAsync();

        Assert.Equal((4, 1), (output.Deployed, output.Rejected));
        Assert.Equal(["f2"], rolledBack);
        Assert.Equal(["f1", "f3", "f4", "f5"], closed!.Opportunities.Where(o => o.Result == "deployed").Select(o => o.Function));
        Assert.Equal(["f2"], closed.Opportunities.Where(o => o.Result == "failed").Select(o => o.Function));
    }

    [Theory, InlineData(PhaseNames.Deployment, 4), InlineData(PhaseNames.Rollback, 8)]
    public async Task An_activity_is_tried_as_often_as_its_phase_says(string phase, int attempts)
    {
        var hub = ACycle.With(opportunities: 1)
            .Activity<DeploymentInput, DeploymentOutput>(PhaseNames.Deployment, _ => throw new InvalidOperationException("the store is away"))
            .Activity<RollbackInput, RollbackOutput>(PhaseNames.Rollback, _ => throw new InvalidOperationException("still away"));

        var output = await hub.RunAsync();

        Assert.Equal(attempts, hub.Executed.Count(name => name == phase));
        Assert.Equal(("completed", 0, 1), (output.Status, output.Deployed, output.Rejected));
    }

    [Fact]
    public async Task A_hiccup_is_retried_and_leaves_no_trace()
    {
        var calls = 0;
        var hub = ACycle.With(opportunities: 1).Activity<DetectionInput, DetectionOutput>(
            PhaseNames.Detection, _ => calls++ == 0 ? throw new InvalidOperationException("503") : new(ACycle.Blob, 1, 1, 1));

        var output = await hub.RunAsync();

        Assert.Equal(("completed", 1), (output.Status, output.Deployed));
        Assert.Equal(2, hub.Histories["c1"][0].Attempts);
    }

    [Fact]
    public async Task Replaying_a_history_twice_executes_nothing_and_decides_the_same()
    {
        var (hub, _) = WithFailingSecond();
        var first = await hub.RunAsync();
        var executed = hub.Executed.Count;
        var history = hub.Histories.ToDictionary(h => h.Key, h => h.Value.ToList());

        Assert.Equal(first, await hub.RunAsync());
        Assert.Equal(first, await hub.RunAsync());

        Assert.Equal(executed, hub.Executed.Count);
        Assert.Equal(history, hub.Histories);
        foreach (var instance in history.Keys.Where(k => k != "c1"))
        {
            var replayed = await hub.RunAsync(OptimizeFunction.Name, instance, history["c1"].Single(s => s.Input!.Contains($"\"{instance.Split('.')[1]}\"") && s.Kind == "orchestration").Input!);
            Assert.Equal(executed, hub.Executed.Count);
            Assert.NotEmpty(replayed);
        }
    }

    [Fact]
    public async Task A_process_that_dies_after_any_step_leaves_a_cycle_that_another_finishes()
    {
        var (whole, _) = WithFailingSecond();
        var expected = await whole.RunAsync();
        for (var steps = 0; steps < whole.Executed.Count; steps++)
        {
            var (hub, rolledBack) = WithFailingSecond();
            hub.Lifetime = steps;
            await Assert.ThrowsAsync<ProcessDiedException>(hub.RunAsync);
            hub.Lifetime = null;

            Assert.Equal(expected, await hub.RunAsync());
            Assert.Equal(["f2"], rolledBack);
        }
    }

    [Fact]
    public async Task An_instance_of_an_unknown_version_fails_instead_of_taking_other_steps()
    {
        var fault = await Assert.ThrowsAsync<NotSupportedException>(() => new FakeTaskHub { Version = "2.0" }.RunAsync());

        Assert.Contains("'2.0'", fault.Message);
    }

    private static (FakeTaskHub Hub, List<string> RolledBack) WithFailingSecond()
    {
        List<string> rolledBack = [];
        var hub = ACycle.With(opportunities: 5)
            .Activity<DeploymentInput, DeploymentOutput>(PhaseNames.Deployment, input =>
                input.Function == "f2" ? throw new InvalidOperationException("the store is away") : new(true, "", 1))
            .Activity<RollbackInput, RollbackOutput>(PhaseNames.Rollback, input =>
            {
                rolledBack.Add(input.Function);
                return new(0, true);
            });
        return (hub, rolledBack);
    }
}
