using Optimizer.Core.Optimizations;
using Optimizer.Core.Phases.Validation;
using Optimizer.Core.Proof;
using Optimizer.TestKit;

namespace Optimizer.Core.Tests.Phases.Validation;

public sealed class FirstCallsTests
{
    [Fact]
    public async Task Each_first_call_has_a_process_of_its_own_and_both_sides_answer_the_same_request()
    {
        var sandbox = new FakeColdSandbox();
        var report = await MeasureAsync(sandbox, cases: 120);

        Assert.All(sandbox.Jobs, job => Assert.True(job is { Cold: true, Cases.Count: 1 }));
        var (before, after) = (report.Results.Where(r => r.Side == "baseline"), report.Results.Where(r => r.Side == "candidate"));
        Assert.Equal(before.Select(r => r.Case), after.Select(r => r.Case));
        Assert.Equal(30, before.Count());
    }

    [Fact]
    public async Task Requests_are_taken_evenly_so_that_the_slowest_do_not_stand_for_all()
    {
        var report = await MeasureAsync(new FakeColdSandbox(), cases: 120);
        Assert.Equal(Enumerable.Range(0, 30).Select(i => 4 * i), report.Results.Where(r => r.Side == "baseline").Select(r => r.Case));
    }

    [Fact]
    public async Task What_thirty_pairs_leave_undecided_is_decided_by_up_to_ninety_of_other_requests()
    {
        var undecided = new FakeColdSandbox { CandidateMs = request => request % 2 == 0 ? 70 : 82 };
        var report = await MeasureAsync(undecided, cases: 90);
        Assert.Equal(Enumerable.Range(0, 90), report.Results.Where(r => r.Side == "baseline").Select(r => r.Case).Order());
        Assert.Equal("90 pairs of first calls, each in a process of its own.", report.Because);
    }

    [Fact]
    public async Task A_process_that_overruns_ends_the_measurement_and_is_named()
    {
        var sandbox = new FakeColdSandbox { OverrunFrom = 4 };
        var report = await MeasureAsync(sandbox, cases: 120);
        Assert.Equal((SandboxOutcome.TimedOut, "It took too long.", 6), (report.Outcome, report.Because, sandbox.Jobs.Count));
    }

    [Fact]
    public async Task Nothing_is_measured_without_a_recorded_request() =>
        Assert.Equal(SandboxOutcome.Refused, (await MeasureAsync(new FakeColdSandbox(), cases: 0)).Outcome);

    /// <returns>What was judged last.</returns>
    private static async Task<SandboxReport> MeasureAsync(FakeColdSandbox sandbox, int cases)
    {
        SandboxReport? judged = null;
        await new FirstCalls(sandbox).MeasureAsync(
            Job(cases), report => CodeImprovement.Examine(new LazyLoading(), judged = report, new ProofOptions()), TestContext.Current.CancellationToken);
        return judged!;
    }

    private static SandboxJob Job(int cases) => new()
    {
        Work = SandboxWork.Measure, Platform = new AssemblyImage("Shop", []), BaselineType = "Shop.PriceQuote",
        Cases = [.. Enumerable.Range(0, cases).Select(i => new SandboxCase(i, AnInvocation.Json("{}"), [], Generated: false))],
    };
}
