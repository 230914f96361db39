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
        var report = await new FirstCalls(sandbox).MeasureAsync(Job(cases: 120), TestContext.Current.CancellationToken);

        Assert.All(sandbox.Jobs, job => Assert.True(job is { Cold: true, Cases.Count: 1 }));
        var (before, after) = (report.Results.Where(r => r.Side == "baseline"), report.Results.Where(r => r.Side == "candidate"));
        Assert.Equal(before.Select(r => r.Case), after.Select(r => r.Case));
        Assert.Equal(30, before.Count());
    }

    [Fact]
    public async Task Requests_are_taken_evenly_so_that_the_slowest_do_not_stand_for_all()
    {
        var report = await new FirstCalls(new FakeColdSandbox()).MeasureAsync(Job(cases: 120), TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(0, 30).Select(i => 4 * i), report.Results.Where(r => r.Side == "baseline").Select(r => r.Case));
    }

    [Fact]
    public async Task A_process_that_overruns_ends_the_measurement_and_is_named()
    {
        var sandbox = new FakeColdSandbox { OverrunFrom = 4 };
        var report = await new FirstCalls(sandbox).MeasureAsync(Job(cases: 120), TestContext.Current.CancellationToken);
        Assert.Equal((SandboxOutcome.TimedOut, "It took too long.", 6), (report.Outcome, report.Because, sandbox.Jobs.Count));
    }

    [Fact]
    public async Task Nothing_is_measured_without_a_recorded_request() => Assert.Equal(
        SandboxOutcome.Refused, (await new FirstCalls(new FakeColdSandbox()).MeasureAsync(Job(cases: 0), TestContext.Current.CancellationToken)).Outcome);

    private static SandboxJob Job(int cases) => new()
    {
        Work = SandboxWork.Measure, Platform = new AssemblyImage("Shop", []), BaselineType = "Shop.PriceQuote",
        Cases = [.. Enumerable.Range(0, cases).Select(i => new SandboxCase(i, AnInvocation.Json("{}"), [], Generated: false))],
    };
}
