using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Phases.Validation;
using Optimizer.Core.Proof;

namespace Optimizer.Sandbox.Tests.Phases.Validation;

/// <summary>The scenarios of all types of a pipeline, on the code that is generated for it.</summary>
public sealed class ScenarioExaminerTests : IDisposable
{
    private static readonly OptimizationPlan Cache = new Caching.Plan(TimeSpan.FromSeconds(60), 1_000);
    private static readonly OptimizationPlan Retry = new RetryLogic.Plan([AComposition.Fault], 3, TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(1), 0.1);
    private static readonly OptimizationPlan Deduplicate = new RequestDeduplication.Plan(TimeSpan.FromSeconds(5));
    private static readonly OptimizationPlan Break = new CircuitBreaker.Plan("GET rates.example", [AComposition.Fault], 0.5, 10, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(2));
    private static readonly OptimizationPlan LastGood = new ErrorHandling.Plan(null, [AComposition.Fault], TimeSpan.FromMinutes(10), 1_000);
    private static readonly OptimizationPlan Debounce = new Debouncing.Plan("Name", TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1));
    private static readonly OptimizationPlan Throttle = new Throttling.Plan(3, 10, 20, Shed: true);

    private readonly SandboxProcess sandbox = new(TimeProvider.System);

    public static TheoryData<OptimizationPlan[], int> Pipelines => new()
    {
        { [Cache, Retry], 0 },
        { [Retry, Deduplicate, Cache], 2 },
        { [Break, Retry], 7 },
        { [Throttle, LastGood], 0 },
        { [Debounce, Cache], 19 },
    };

    [Theory]
    [MemberData(nameof(Pipelines), DisableDiscoveryEnumeration = true)]
    public async Task Every_scenario_of_every_type_of_a_pipeline_has_its_verdict(OptimizationPlan[] plans, int alone)
    {
        var subject = Subject(plans);
        var (verdict, results) = await ExamineAsync(subject);

        Assert.True(verdict.Outcome == VerdictOutcome.Pass, string.Join('\n', verdict.Reasons.Select(r => $"{r.Id}: {r.Sentence}")));
        Assert.Equal(subject.Parts.SelectMany(p => p.Type.Scenarios).Select(s => s.Id), results.Select(r => r.Scenario));
        Assert.Equal(alone, results.Count(r => r.Alone is not null));
    }

    [Theory]
    [InlineData("TimeSpan.FromMinutes(1)", "TimeSpan.FromMinutes(2)", "caching.entries-expire")]
    [InlineData("MaxAttempts = 3", "MaxAttempts = 4", "retry-logic.attempts-are-bounded")]
    public async Task A_live_part_that_the_change_breaks_is_refused_by_its_own_scenarios(string right, string wrong, string refusedBy)
    {
        var subject = Subject(Cache, Retry, Deduplicate);
        var (verdict, _) = await ExamineAsync(AComposition.Edited(subject, right, wrong));
        Assert.Equal((VerdictOutcome.Fail, refusedBy), (verdict.Outcome, verdict.Reasons[0].Id));
    }

    [Fact]
    public async Task A_scenario_that_a_neighbour_changes_says_so_and_is_judged_on_its_part_alone()
    {
        var (_, results) = await ExamineAsync(Subject(Deduplicate, Cache));
        Assert.Equal(
            [("request-deduplication.nothing-is-kept", "Caching answers repeated requests"), ("request-deduplication.join-age-is-bounded", "Caching lets equal requests share an execution")],
            results.Where(r => r.Alone is not null).Select(r => (r.Scenario, r.Alone!)));
    }

    public void Dispose() => sandbox.Dispose();

    private static CandidateUnderTest Subject(params OptimizationPlan[] plans) =>
        AComposition.Of(AComposition.Answer, AComposition.Traffic(30, distinct: 3), plans);

    private Task<(Verdict Verdict, IReadOnlyList<ScenarioResult> Results)> ExamineAsync(CandidateUnderTest subject) =>
        new ScenarioExaminer(sandbox, AComposition.Json).ExamineAsync(
            subject, type => new SandboxJob
            {
                Work = SandboxWork.Scenarios, Platform = subject.Compilation.Image, BaselineType = subject.BaselineType, Bundle = subject.Bundle,
                CandidateType = subject.Candidate.EntryType, Cases = CaseSelection.Select(subject.Traffic, type, 16), Limits = AComposition.Options.Limits,
            }, TestContext.Current.CancellationToken);
}
