using System.Text.Json;
using Optimizer.Core.Phases.Monitoring;
using Optimizer.Runtime.Telemetry;
using Optimizer.TestKit;

namespace Optimizer.Core.Tests.Phases.Monitoring;

public sealed class EvidenceAggregatorTests
{
    private readonly EvidenceAggregator aggregator = new(TimeSpan.FromSeconds(60));

    [Fact]
    public void Sums_by_function_version_and_the_bucket_in_which_a_call_ended()
    {
        var buckets = aggregator.Aggregate(
        [
            AnInvocation.At(10, 20), AnInvocation.At(59.99, 20), AnInvocation.At(5, 30, error: "Fault"), AnInvocation.At(5, 40, version: 1),
        ]);
        Assert.Equal(
            [("price-quote", 0, 0d, 2L, 1L), ("price-quote", 1, 0, 1, 0), ("price-quote", 0, 60, 1, 0)],
            buckets.Select(b => (b.Function, b.Version, (b.Start - AnInvocation.Epoch).TotalSeconds, b.Evidence.Invocations, b.Evidence.Errors)));
        Assert.Equal((20d, 400d), (buckets[0].Evidence.LatencySum, buckets[0].Evidence.LatencySquares));
    }

    [Fact]
    public void Cancelled_calls_are_counted_apart_also_where_no_other_call_was()
    {
        var cancelled = AnInvocation.At(6, 30_000, version: 1) with { Outcome = Outcomes.Cancelled };
        var evidence = aggregator.Aggregate([cancelled, cancelled with { Version = 2 }, AnInvocation.At(7, 20, version: 2)]).Select(b => b.Evidence).ToList();
        Assert.Contains(evidence, e => (e.Invocations, e.Cancelled, e.LatencySum) == (0, 1, 0));
        Assert.Contains(evidence, e => (e.Invocations, e.Cancelled, e.LatencySum, e.Errors) == (1, 1, 20, 0));
    }

    [Fact]
    public void Counts_dependency_calls_only_where_they_were_observed()
    {
        var observed = AnInvocation.At(1) with { Dependencies = [new DependencyCall { Target = "a" }, new DependencyCall { Target = "b" }] };
        var evidence = aggregator.Aggregate([observed, AnInvocation.At(2)]).Single().Evidence;
        Assert.Equal((1L, 2d, 4d), (evidence.Observed, evidence.DependencyCalls, evidence.DependencyCallSquares));
    }

    [Fact]
    public void First_calls_and_failures_are_summed_apart_and_add_up()
    {
        var evidence = aggregator.Aggregate(
        [
            AnInvocation.At(1, 90) with { ColdStart = true }, AnInvocation.At(2, 4), AnInvocation.At(3, 250, error: "Fault"),
            AnInvocation.At(4, 70, error: "Fault") with { ColdStart = true },
        ]).Single().Evidence;
        var twice = evidence + evidence;
        Assert.Equal((2L, 180d, 16_200d), (twice.ColdStarts, twice.ColdStartSum, twice.ColdStartSquares));
        Assert.Equal((640d, 2 * (62_500d + 4_900)), (twice.FailureSum, twice.FailureSquares));
    }

    [Fact]
    public void Halves_add_up_to_the_whole_and_survive_json()
    {
        var calls = Enumerable.Range(1, 200).Select(i => AnInvocation.At(0, i)).ToArray();
        var whole = aggregator.Aggregate(calls).Single().Evidence;
        var halves = aggregator.Aggregate(calls[..80]).Single().Evidence + aggregator.Aggregate(calls[80..]).Single().Evidence;
        var read = JsonSerializer.Deserialize<VersionEvidence>(JsonSerializer.Serialize(halves, JsonSerializerOptions.Web), JsonSerializerOptions.Web)!;
        Assert.Equal(whole.Summarize() with { DependencyCalls = 0 }, read.Summarize() with { DependencyCalls = 0 });
    }

    [Fact]
    public void Quantiles_of_summed_evidence_are_within_two_percent()
    {
        var summary = aggregator.Aggregate(Enumerable.Range(1, 1_000).Select(i => AnInvocation.At(0, i))).Single().Evidence.Summarize();
        Assert.Equal(500, summary.P50Ms, 500 * 0.021);
        Assert.Equal(950, summary.P95Ms, 950 * 0.021);
        Assert.Equal(500.5, summary.MeanMs, 6);
    }
}
