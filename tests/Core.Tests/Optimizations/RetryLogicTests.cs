using Optimizer.Core.Optimizations;
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
    public void Predicts_no_more_than_its_budget_can_retry() => Assert.InRange(
        Optimization.Detect(AProfile.Failing(0.4, Transient, recovers: 0.5), Function)!.Predicted, 0.01, 0.25);
}
