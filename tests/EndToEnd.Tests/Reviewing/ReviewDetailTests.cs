using System.Text.Json;
using Optimizer.Core.Model;
using Optimizer.Core.Phases.Validation;
using Optimizer.Core.State;
using Optimizer.Local.Reviewing;

namespace Optimizer.EndToEnd.Tests.Reviewing;

public sealed class ReviewDetailTests
{
    [Fact]
    public void Shows_what_each_part_of_a_pipeline_does_before_the_patch()
    {
        var gain = new Estimate(0.4, 0.3, 0.5, 900);
        var composition = new CertifiedComposition(
            [
                new CertifiedPart("Caching", Metric.MeanLatency) { Alone = gain, Added = gain, Together = gain, Version = 1, PredictedThen = gain, Realised = gain },
                new CertifiedPart("RetryLogic", Metric.ErrorRate) { Added = gain },
            ],
            "Policies: trace-driven simulation of 900 invocations of the original, seed 1");
        Assert.Equal(
            [
                "  Caching (mean latency): alone 40.0 % less against the original (95 %: 30.0 % to 50.0 %); added 40.0 % less by it to the others of its kind (95 %: 30.0 % to 50.0 %); "
                    + "together 40.0 % less by all of its kind against the original (95 %: 30.0 % to 50.0 %); when version 1 brought it in 40.0 % less predicted (95 %: 30.0 % to 50.0 %); "
                    + "live 40.0 % less realised by that version (95 %: 30.0 % to 50.0 %)",
                "  RetryLogic (error rate): added 40.0 % less by it to the others of its kind (95 %: 30.0 % to 50.0 %); new here",
                "  Policies: trace-driven simulation of 900 invocations of the original, seed 1.",
                "the patch",
            ],
            Detail(new { composition }).Lines().Skip(1));
    }

    [Fact]
    public void Says_nothing_of_parts_where_the_change_is_alone() => Assert.Equal(["the patch"], Detail(new { release = "review" }).Lines().Skip(1));

    private static ReviewDetail Detail(object certificate) => new(
        "c1.quote.RetryLogic", "shop", "quote", "RetryLogic", 2, ReviewState.Open, DateTimeOffset.UnixEpoch, [],
        JsonSerializer.SerializeToElement(certificate, JsonSerializerOptions.Web), "the patch");
}
