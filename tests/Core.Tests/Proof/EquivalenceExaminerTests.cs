using System.Text.Json;
using Optimizer.Core.Model;
using Optimizer.Core.Proof;

namespace Optimizer.Core.Tests.Proof;

public class EquivalenceExaminerTests
{
    [Fact]
    public void Same_behaviour_passes_with_the_bound_of_three_over_n()
    {
        var result = Examine(30, _ => { });

        Assert.Equal(VerdictOutcome.Pass, result.Verdict.Outcome);
        Assert.Equal(0.1, result.Bound, 10);
    }

    [Theory]
    [InlineData("response")]
    [InlineData("exception")]
    [InlineData("mutation")]
    [InlineData("dependency-calls")]
    [InlineData("order")]
    public void One_difference_in_one_case_fails_and_is_named(string what)
    {
        var result = Examine(30, results => Break(results, what));

        Assert.Equal(VerdictOutcome.Fail, result.Verdict.Outcome);
        Assert.Equal(what, Assert.Single(result.Mismatches).What);
    }

    [Fact]
    public void A_field_in_which_the_original_differs_from_itself_is_masked_and_reported()
    {
        var noise = 0;
        var result = Examine(30, results =>
        {
            for (var i = 0; i < results.Count; i++)
                results[i] = results[i] with { Response = Json($$"""{"price":1,"at":{{noise++}}}""") };
        });

        Assert.Equal(VerdictOutcome.Pass, result.Verdict.Outcome);
        Assert.Equal(["$.at"], result.MaskedFields);
    }

    [Fact]
    public void A_wholly_noisy_response_proves_nothing()
    {
        var noise = 0;
        var result = Examine(30, results =>
        {
            for (var i = 0; i < results.Count; i++)
                results[i] = results[i] with { Response = Json($"{noise++}") };
        });

        Assert.Equal(VerdictOutcome.Inconclusive, result.Verdict.Outcome);
    }

    [Fact]
    public void A_response_of_nothing_but_masked_fields_proves_nothing()
    {
        var noise = 0;
        var result = Examine(30, results =>
        {
            for (var i = 0; i < results.Count; i++)
                results[i] = results[i] with { Response = Json($$"""{"id":{{noise++}}}""") };
        });

        Assert.Equal(VerdictOutcome.Inconclusive, result.Verdict.Outcome);
    }

    [Fact]
    public void An_original_that_does_not_end_as_it_was_recorded_proves_nothing()
    {
        var cases = Enumerable.Range(0, 30).Select(i => new SandboxCase(i, Json($$"""{"id":{{i}}}"""), [], false) { RecordedOutcome = "ok" }).ToList();
        var results = cases.SelectMany(c => new[] { "baseline", "baseline-again", "candidate" }.Select(side => Result(c, side)))
            .Select(r => r with { Response = null, Exception = "System.InvalidOperationException" }).ToList();

        var result = EquivalenceExaminer.Examine(new SandboxReport(SandboxOutcome.Completed, "Done.") { Results = results }, cases, minCases: 10);

        Assert.Equal(VerdictOutcome.Inconclusive, result.Verdict.Outcome);
        Assert.Equal(30, result.Unserved);
    }

    [Fact]
    public void Recordings_without_dependency_responses_are_inconclusive_and_say_what_is_needed()
    {
        var result = Examine(30, results =>
        {
            for (var i = 0; i < results.Count; i++)
                results[i] = results[i] with { UnservedCalls = 1 };
        });

        Assert.Equal(VerdictOutcome.Inconclusive, result.Verdict.Outcome);
        Assert.Contains("recordings with dependency responses", Assert.Single(result.Verdict.Reasons).WouldFlip);
    }

    [Theory]
    [InlineData(VerdictOutcome.Pass, "System.TimeoutException", "POST a", "GET b")]
    [InlineData(VerdictOutcome.Fail, "System.TimeoutException", "POST a", "POST b")]
    [InlineData(VerdictOutcome.Fail, "System.TimeoutException", "GET b")]
    [InlineData(VerdictOutcome.Fail, null, "POST a", "GET b")]
    public void Where_the_original_failed_a_candidate_may_have_read_more_and_done_nothing_else(VerdictOutcome expected, string? failure, params string[] calls)
    {
        var result = Examine(30, results =>
        {
            for (var i = 0; i < results.Count; i++)
                results[i] = results[i] with
                {
                    Exception = failure, Response = failure is null ? results[i].Response : null, Calls = results[i].Side == "candidate" ? calls : ["POST a"],
                };
        });

        Assert.Equal(expected, result.Verdict.Outcome);
    }

    [Theory]
    [InlineData(VerdictOutcome.Fail, "candidate")]
    [InlineData(VerdictOutcome.Pass, "baseline")]
    [InlineData(VerdictOutcome.Pass, "baseline", "candidate")]
    public void Cookies_may_be_shared_among_callers_where_the_original_shares_them(VerdictOutcome expected, params string[] sharing)
    {
        var result = Examine(30, results =>
        {
            foreach (var side in sharing)
            {
                var place = results.FindLastIndex(r => r.Side == side);
                results[place] = results[place] with { OthersCookies = 1 };
            }
        });

        Assert.Equal(expected, result.Verdict.Outcome);
        Assert.Equal(expected == VerdictOutcome.Fail ? ["dependency-calls"] : [], result.Mismatches.Select(m => m.What));
    }

    [Theory]
    [InlineData("candidate", VerdictOutcome.Fail)]
    [InlineData("baseline", VerdictOutcome.Inconclusive)]
    public void A_child_that_ended_early_is_the_fault_of_the_side_that_was_running(string culprit, VerdictOutcome expected)
    {
        var report = new SandboxReport(SandboxOutcome.TimedOut, "Case 3 did not end within 5 s.") { Culprit = culprit };

        Assert.Equal(expected, EquivalenceExaminer.Examine(report, [], 1).Verdict.Outcome);
    }

    private static EquivalenceResult Examine(int cases, Action<List<CaseResult>> change)
    {
        var all = Enumerable.Range(0, cases).Select(i => new SandboxCase(i, Json($$"""{"id":{{i}}}"""), [], false)).ToList();
        var results = all.SelectMany(c => new[] { "baseline", "baseline-again", "candidate" }.Select(side => Result(c, side))).ToList();
        change(results);
        return EquivalenceExaminer.Examine(new SandboxReport(SandboxOutcome.Completed, "Done.") { Results = results }, all, minCases: 10);
    }

    private static void Break(List<CaseResult> results, string what)
    {
        var place = results.FindLastIndex(r => r.Side == "candidate");
        var result = results[place];
        results[place] = what switch
        {
            "response" => result with { Response = Json("""{"price":2,"at":0}""") },
            "exception" => result with { Response = null, Exception = "System.TimeoutException" },
            "mutation" => result with { RequestAfter = Json("""{"id":-1}""") },
            "dependency-calls" => result with { Calls = ["POST a"] },
            _ => result with { Calls = ["POST b", "POST a"] },
        };
    }

    private static CaseResult Result(SandboxCase one, string side) => new()
    {
        Case = one.Id,
        Side = side,
        Response = Json("""{"price":1,"at":0}"""),
        RequestAfter = one.Request,
        Calls = ["POST a", "POST b"],
    };

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement.Clone();
}
