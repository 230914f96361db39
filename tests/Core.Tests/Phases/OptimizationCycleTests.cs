using Optimizer.Core.Model;
using Optimizer.Core.Phases;
using Optimizer.Core.Phases.Analysis;
using Optimizer.Core.Phases.Deployment;
using Optimizer.Core.Phases.Detection;
using Optimizer.Core.Phases.Generation;
using Optimizer.Core.Phases.Iteration;
using Optimizer.Core.Phases.Monitoring;
using Optimizer.Core.Phases.Validation;
using Optimizer.Core.Proof;
using Optimizer.Core.State;
using Optimizer.Core.Storage;
using Optimizer.TestKit.Workflow;

namespace Optimizer.Core.Tests.Phases;

public class OptimizationCycleTests
{
    private static readonly BlobPointer Blob = new("cycles", "b", "1", new string('0', 64));
    private readonly List<string> rolledBack = [];
    private CycleRecord? closed;

    [Fact]
    public async Task The_seven_phases_run_in_their_order()
    {
        var context = AContext(opportunities: 1);

        await OptimizationCycle.RunAsync(context, AnInput());

        Assert.Equal(PhaseNames.InOrder, context.Calls);
        Assert.Equal(
            ["detection", "analysis", "generation", "validation", "deployment", "monitoring"], closed!.Phases.Select(p => p.Phase));
    }

    [Fact]
    public async Task A_failure_in_the_second_of_five_is_compensated_alone()
    {
        var context = AContext(opportunities: 5).Activity<DeploymentInput, DeploymentOutput>(PhaseNames.Deployment, input =>
            input.Function == "f2" ? throw new InvalidOperationException("the store is away") : new DeploymentOutput(true, "", 1));

        var output = await OptimizationCycle.RunAsync(context, AnInput());

        Assert.Equal(4, output.Deployed);
        Assert.Equal(["f2"], rolledBack);
        Assert.Equal(["f1", "f3", "f4", "f5"], closed!.Opportunities.Where(o => o.Result == "deployed").Select(o => o.Function));
    }

    [Fact]
    public async Task What_exceeds_the_budget_waits_with_its_reason_and_no_person_is_asked()
    {
        var context = AContext(opportunities: 2).Activity<DeploymentInput, DeploymentOutput>(PhaseNames.Deployment, input =>
            input.Function == "f2" ? new DeploymentOutput(false, "The budget is 1.", 1) { Waits = true } : new DeploymentOutput(true, "", 1));

        await OptimizationCycle.RunAsync(context, AnInput());

        var waiting = closed!.Opportunities.Single(o => o.Function == "f2");
        Assert.Equal(("waiting", "deployment.waits", "The budget is 1."), (waiting.Result, waiting.Reasons[0].Id, waiting.Reasons[0].Sentence));
        Assert.DoesNotContain(ReviewActivity.Name, context.Calls);
        Assert.Equal("1 deployed, 1 waiting", closed.Phases.Single(p => p.Phase == "deployment").Outcome);
    }

    [Fact]
    public async Task A_rejected_candidate_is_never_deployed()
    {
        var context = AContext(opportunities: 1).Activity<ValidationInput, ValidationOutput>(
            PhaseNames.Validation, _ => new ValidationOutput(Release.Reject, [new Reason("equivalence.different", "It differs.")], null, 1));

        await OptimizationCycle.RunAsync(context, AnInput());

        Assert.DoesNotContain(PhaseNames.Deployment, context.Calls);
        Assert.Equal("rejected", Assert.Single(closed!.Opportunities).Result);
    }

    [Fact]
    public async Task A_generator_that_faults_goes_to_manual_review()
    {
        var context = AContext(opportunities: 1).Activity<GenerationInput, GenerationOutput>(
            PhaseNames.Generation, _ => throw new InvalidOperationException("no syntax"));

        var output = await OptimizationCycle.RunAsync(context, AnInput());

        Assert.Equal(1, output.Held);
        Assert.Contains(ReviewActivity.Name, context.Calls);
    }

    [Fact]
    public async Task A_failed_detection_skips_the_cycle_and_says_why()
    {
        var context = AContext(opportunities: 1).Activity<DetectionInput, DetectionOutput>(
            PhaseNames.Detection, _ => throw new InvalidOperationException("no telemetry"));

        var output = await OptimizationCycle.RunAsync(context, AnInput());

        Assert.Equal("failed", output.Status);
        Assert.Contains("no telemetry", closed!.Phases.Single(p => p.Phase == "detection").Outcome);
    }

    [Fact]
    public async Task Nothing_is_deployed_before_all_are_measured()
    {
        var context = AContext(opportunities: 5);

        await OptimizationCycle.RunAsync(context, AnInput());

        Assert.True(context.Calls.ToList().LastIndexOf(PhaseNames.Validation) < context.Calls.ToList().IndexOf(PhaseNames.Deployment), string.Join(' ', context.Calls));
    }

    [Fact]
    public async Task A_candidate_that_is_not_sure_enough_among_so_many_is_held_for_review()
    {
        var context = AContext(opportunities: 5).Activity<ValidationInput, ValidationOutput>(PhaseNames.Validation, input =>
            new(Release.Deploy, [], 1, 1) { Measured = new Discovery(input.Index == 0 ? 0.99 : 0.86 - (0.2 * (input.Index % 2)), 0.15) });

        var output = await OptimizationCycle.RunAsync(context, AnInput());

        Assert.Equal((1, 4), (output.Deployed, output.Held));
        Assert.Equal("f1", closed!.Opportunities.Single(o => o.Result == "deployed").Function);
        Assert.All(closed.Opportunities.Where(o => o.Result == "review"), o => Assert.Equal("gate.false-discoveries", o.Reasons[0].Id));
        Assert.Equal(4, context.Calls.Count(c => c == ReviewActivity.Name));
    }

    private FakeWorkflowContext AContext(int opportunities) => new FakeWorkflowContext(DateTimeOffset.UnixEpoch)
        .Workflow<OptimizeFunctionInput, OptimizeFunctionOutput>(OptimizeFunction.Name, OptimizeFunction.RunAsync)
        .Activity<DetectionInput, DetectionOutput>(PhaseNames.Detection, _ => new(Blob, opportunities, opportunities, 1))
        .Activity<AnalysisInput, AnalysisOutput>(PhaseNames.Analysis, _ => new(Taken(opportunities), [], 0, 1))
        .Activity<GenerationInput, GenerationOutput>(PhaseNames.Generation, _ => new(Blob, null, false, 1))
        .Activity<ValidationInput, ValidationOutput>(PhaseNames.Validation, _ => new(Release.Deploy, [], 1, 1))
        .Activity<DeploymentInput, DeploymentOutput>(PhaseNames.Deployment, _ => new(true, "", 1))
        .Activity<RollbackInput, RollbackOutput>(PhaseNames.Rollback, input =>
        {
            rolledBack.Add(input.Function);
            return new(0, true);
        })
        .Activity<ReviewInput, string>(ReviewActivity.Name, _ => "review")
        .Activity<MonitorInput, MonitorOutput>(PhaseNames.Monitoring, input => new(input.Platform, []))
        .Activity<IterationInput, IterationOutput>(PhaseNames.Iteration, input =>
        {
            closed = input.Record;
            return new(1);
        });

    private static List<RankedOpportunity> Taken(int count) =>
        [.. Enumerable.Range(1, count).Select(i => new RankedOpportunity(i - 1, $"f{i}", "Caching", 1, true, []))];

    private static CycleInput AnInput() => new("c1", "storefront", Autonomy.Full);
}
