using Optimizer.Core.Model;
using Optimizer.Core.Phases.Analysis;
using Optimizer.Core.Phases.Detection;
using Optimizer.Core.Storage;

namespace Optimizer.Core.Tests.Phases.Analysis;

public class OpportunityRankingTests
{
    [Fact]
    public void The_larger_saving_on_the_real_mix_comes_first()
    {
        var ranked = Rank([Detected("rare", "Caching", 0.9, timeShare: 0.05), Detected("busy", "Caching", 0.3, timeShare: 0.7)]);

        Assert.Equal(["busy", "rare"], ranked.Taken.Select(t => t.Function));
    }

    [Fact]
    public void Error_rate_types_are_weighed_by_failures_not_by_time()
    {
        var ranked = Rank(
            [Detected("slow", "Caching", 0.5, timeShare: 0.2), Detected("failing", "RetryLogic", 0.9, timeShare: 0.01, errorShare: 0.9)]);

        Assert.Equal("failing", ranked.Taken[0].Function);
    }

    [Fact]
    public void A_function_changes_one_thing_at_a_time_and_the_rest_says_why_it_waits()
    {
        var ranked = Rank([Detected("f", "Caching", 0.9, timeShare: 0.5), Detected("f", "RequestDeduplication", 0.4, timeShare: 0.5)]);

        Assert.Equal("Caching", Assert.Single(ranked.Taken).Type);
        Assert.Equal("analysis.one-change", Assert.Single(ranked.Left[0].Reasons).Id);
    }

    [Fact]
    public void What_the_contract_does_not_cover_never_takes_the_place_of_what_it_does()
    {
        var uncovered = Enumerable.Range(0, 6).Select(i => Detected($"u{i}", "Caching", 1, timeShare: 0.9, missing: ContractTerms.Safe));
        var ranked = Rank([.. uncovered, Detected("covered", "Caching", 0.1, timeShare: 0.1)]);

        Assert.Equal("covered", ranked.Taken[0].Function);
        Assert.Equal(5, ranked.Taken.Count(t => !t.Covered));
        Assert.Equal(1, ranked.LeftCount);
    }

    [Fact]
    public void What_a_person_put_off_is_left_with_its_time_and_the_next_best_is_taken()
    {
        var until = new DateTimeOffset(2026, 12, 1, 8, 0, 0, TimeSpan.Zero);
        var ranked = OpportunityRanking.Rank(
            [Detected("f", "Caching", 0.9, timeShare: 0.5), Detected("f", "RequestDeduplication", 0.4, timeShare: 0.5)],
            o => new RankingTerms(Metric.MeanLatency, 0.5, 2, 1) { PostponedUntil = o.Type == "Caching" ? until : null },
            new AnalysisOptions());

        Assert.Equal(("RequestDeduplication", 1), (Assert.Single(ranked.Taken).Type, ranked.Taken[0].Index));
        Assert.Equal("analysis.postponed", Assert.Single(ranked.Left[0].Reasons).Id);
        Assert.Contains("2026-12-01 08:00:00Z", ranked.Left[0].Reasons[0].Sentence, StringComparison.Ordinal);
    }

    private static AnalysisOutput Rank(IReadOnlyList<DetectedOpportunity> detected) => OpportunityRanking.Rank(
        detected,
        o => new RankingTerms(o.Type == "RetryLogic" ? Metric.ErrorRate : Metric.MeanLatency, 0.5, 2, 1),
        new AnalysisOptions());

    private static DetectedOpportunity Detected(
        string function, string type, double predicted, double timeShare, double errorShare = 0, ContractTerms missing = 0) =>
        new(
            new Opportunity(function, type, new FakePlan(), predicted, []) { Missing = missing },
            new BlobPointer("cycles", "x", "1", new string('0', 64)), 0, 100, timeShare, errorShare, 0.1);

    private sealed record FakePlan : OptimizationPlan;
}
