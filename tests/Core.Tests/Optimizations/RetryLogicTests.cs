using Optimizer.Core.Optimizations;
using Optimizer.Core.Simulation;
using Optimizer.Core.Traffic;
using Optimizer.TestKit;

namespace Optimizer.Core.Tests.Optimizations;

public sealed class RetryLogicTests : OptimizationContract<RetryLogic>
{
    private const string Transient = "System.Net.Http.HttpRequestException";

    protected override FunctionProfile Evidence => AProfile.Failing(0.03, Transient, recovers: 0.5);

    [Fact]
    public void Retries_known_transient_faults_where_no_request_repeats() =>
        Assert.NotNull(Optimization.Detect(AProfile.Failing(0.03, Transient), Function));

    [Fact]
    public void Proposes_nothing_when_the_same_request_fails_again() =>
        Assert.Null(Optimization.Detect(AProfile.Failing(0.03, Transient, recovers: 0.05), Function));

    [Theory]
    [InlineData("System.ArgumentNullException")]
    [InlineData("System.Threading.Tasks.TaskCanceledException")]
    [InlineData("System.Exception")]
    [InlineData("Unknown.Fault")]
    public void Proposes_nothing_for_faults_that_follow_from_the_call(string type) =>
        Assert.Null(Optimization.Detect(AProfile.Failing(0.03, type, recovers: 0.9), Function));

    [Fact]
    public void Proposes_nothing_in_an_outage() => Assert.Null(Optimization.Detect(AProfile.Failing(0.8, Transient, recovers: 0.5), Function));

    [Fact]
    public void Spends_no_more_in_all_than_each_instance_may_of_its_own_calls()
    {
        // Four processes, each of which has 500 calls that all fail for a while.
        var window = AWindow.Of([.. Enumerable.Range(0, 2_000).Select(i => AWindow.Call(i * 50, failed: true, instance: (ushort)(i % 4 + 1)))]);
        var plan = (RetryLogic.Plan)Optimization.Detect(Evidence with { InstancesAtOnce = 4 }, Function)!.Plan;
        var retries = PolicySimulator.Run(window, [(Optimization, plan)], SimulationOptions.Default).Executions - 2_000;

        Assert.Equal(0.1, plan.BudgetRatio);
        Assert.InRange(retries, 150, 4 * 51);
    }

    [Fact]
    public void Predicts_no_more_than_its_budget_can_retry() => Assert.InRange(
        Optimization.Detect(AProfile.Failing(0.4, Transient, recovers: 0.5), Function)!.Predicted, 0.01, 0.25);
}
