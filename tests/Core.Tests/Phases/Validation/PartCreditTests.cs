using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Phases.Validation;
using Optimizer.Core.Proof;
using Optimizer.Core.Tests.Phases.Monitoring;
using Optimizer.Core.Traffic;
using Optimizer.TestKit;

namespace Optimizer.Core.Tests.Phases.Validation;

public sealed class PartCreditTests
{
    private static readonly Caching.Plan Cache = new(TimeSpan.FromSeconds(5), 1_000);
    private static readonly RetryLogic.Plan Retry = new([AWindow.Fault], 3, TimeSpan.FromMilliseconds(20), TimeSpan.FromSeconds(1), 0.1);
    private static readonly ConnectionPooling.Plan Pool = new(TimeSpan.FromMinutes(2));
    private static readonly TraceWindow Window = AWindow.Poisson(4_000, seed: 7, errorRate: 0.05);

    [Fact]
    public void A_change_that_is_alone_on_its_function_needs_no_credit() => Assert.Null(Credit(ASubject.Of(Window, Cache)));

    [Fact]
    public void Each_part_is_credited_alone_with_what_it_adds_and_with_the_whole_in_its_own_objective()
    {
        var parts = Credit(WithOriginal(ASubject.Of(Window, Cache, Retry)))!.Parts;

        Assert.Equal([("Caching", Metric.MeanLatency), ("RetryLogic", Metric.ErrorRate)], parts.Select(p => (p.Type, p.Objective)));
        var (cache, retry) = (parts[0], parts[1]);
        Assert.InRange(cache.Alone!.Value, 0.3, 0.95);
        Assert.InRange(retry.Alone!.Value, 0.7, 1);
        // Callers of a cache meet fewer failures, so that the retry has less left to add than alone; together they do at least as much.
        Assert.True(retry.Together!.Value >= retry.Alone.Value - 0.02 && retry.Added!.Value > 0.5, $"{retry}");
        Assert.True(cache.Added!.Value > 0.3, $"{cache}");
    }

    [Fact]
    public void A_live_part_shows_what_its_version_was_predicted_and_brought()
    {
        var live = ARollout.Version() with { Version = 1, Type = Caching.TypeId, BaseVersion = 0, Realised = new Estimate(0.4, 0.3, 0.5, 900) };
        var composition = Credit(WithOriginal(ASubject.Of(Window, Cache, Retry)) with { Below = [live] })!;

        Assert.Equal((1, live.Assessment.Predicted, live.Realised), (composition.Parts[0].Version, composition.Parts[0].PredictedThen, composition.Parts[0].Realised));
        Assert.Null(composition.Parts[1].Version);
        Assert.Contains("when version 1 brought it in", composition.Lines().First(), StringComparison.Ordinal);
        Assert.EndsWith("new here", composition.Lines().ElementAt(1), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_originals_traffic_nothing_is_made_up()
    {
        var composition = Credit(ASubject.Of(Window, Cache, Retry))!;
        Assert.All(composition.Parts, p => Assert.True(p is { Alone: null, Added: null, Together: null }));
        Assert.Contains("no longer kept", composition.Method, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rewrite_beside_a_policy_has_the_credit_of_its_own_measurement_and_no_sum_is_claimed()
    {
        var composition = Credit(WithOriginal(ASubject.Of(Window, Pool, Cache)))!;
        Assert.Equal(["ConnectionPooling", "Caching"], composition.Parts.Select(p => p.Type));
        Assert.Null(composition.Parts[0].Alone);
        Assert.NotNull(composition.Parts[1].Alone);
        Assert.Contains("their sum with the others was not measured", composition.Method, StringComparison.Ordinal);
    }

    private static CertifiedComposition? Credit(CandidateUnderTest subject) =>
        new PartCredit(new ProofOptions()).Of(subject, new Dictionary<string, CertifiedPart>(), TestContext.Current.CancellationToken);

    private static CandidateUnderTest WithOriginal(CandidateUnderTest subject) => subject with { Original = subject.Traffic };
}
