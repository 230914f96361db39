using Optimizer.Core.Catalog;
using Optimizer.Core.Learning.Experiences;
using Optimizer.Core.Learning.Loop;
using Optimizer.Core.Model;
using Optimizer.Core.Phases;
using Optimizer.Core.Phases.Analysis;
using Optimizer.Core.Phases.Iteration;
using Optimizer.Core.Phases.Validation;
using Optimizer.Core.Proof;
using Optimizer.Core.State;
using Optimizer.Core.Storage;
using Optimizer.Core.Tests.Learning.Loop;
using Optimizer.TestKit.State;

namespace Optimizer.Core.Tests.Phases.Iteration;

public sealed class IterationActivityTests : IDisposable
{
    private static readonly Reason First = new("gate.confidence", "The confidence of 0.83 does not exceed 0.85.");
    private static readonly Reason Second = new("gate.risk", "The risk of 6 is not below 5.");
    private readonly AStore store = new();
    private readonly CycleBlobs blobs;

    public IterationActivityTests() => blobs = new(store.Blobs, new PlanJson(OptimizationCatalog.Discover()));

    [Fact]
    public async Task The_closed_record_has_what_was_too_large_to_travel()
    {
        await CertifyAsync();
        await blobs.PutAsync(AnalysisActivity.LeftName("shop", "c1"), new[] { Outcome("later", "not-taken", First) }, default);

        var closed = await CloseAsync(Outcome("quote", "review", First));

        Assert.Equal(["quote", "later"], closed.Opportunities.Select(o => o.Function));
        Assert.Equal([First.Id, Second.Id], closed.Opportunities[0].Reasons.Select(r => r.Id));
    }

    [Fact]
    public async Task What_happened_after_validation_keeps_its_own_reason()
    {
        await CertifyAsync();

        var closed = await CloseAsync(Outcome("quote", "failed", new Reason("activity.failed", "Deployment failed.")));

        Assert.Equal("activity.failed", Assert.Single(closed.Opportunities[0].Reasons).Id);
    }

    [Fact]
    public async Task What_validation_rejected_is_told_to_the_learner()
    {
        var learner = new FakeTier1(() => throw new NotSupportedException());
        await store.State.PutPlatformAsync(APlatform.Source("quote"), Autonomy.Full, "test", default);
        await CloseAsync(Outcome("quote", "rejected", First), new SafeTier1(learner, TimeProvider.System));
        var told = Assert.Single(learner.Learned);
        Assert.Equal(("quote", "Caching", ExperienceKind.Rejected), (told.Function, told.Type, told.Kind));
        Assert.True(told.Reward < 0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_learner_that_throws_or_never_answers_does_not_keep_the_cycle_open(bool throws)
    {
        var learner = new FakeTier1(() => throw new NotSupportedException())
        {
            Listening = () => throws ? throw new InvalidOperationException("broken") : new TaskCompletionSource().Task,
        };
        var closed = await CloseAsync(Outcome("quote", "rejected", First), new SafeTier1(learner, TimeProvider.System));
        Assert.NotNull(closed.Ended);
        Assert.Empty(learner.Learned);
    }

    [Theory]
    [InlineData(null, ReviewState.Superseded)]
    [InlineData(1, ReviewState.Open)]
    [InlineData(-1, ReviewState.Superseded)]
    public async Task A_later_cycles_word_takes_the_place_of_a_review_that_nobody_put_off(int? hours, ReviewState expected)
    {
        await store.State.PutReviewAsync("shop", new ReviewRecord
        {
            Id = "r", Function = "quote", Type = "Caching", Cycle = "c0", Reasons = [First], State = ReviewState.Open,
            Created = store.Time.GetUtcNow(), PostponedUntil = hours is { } h ? store.Time.GetUtcNow().AddHours(h) : null,
        }, default);

        await CloseAsync(Outcome("quote", "not-taken", First));

        Assert.Equal(expected, (await store.State.FindReviewAsync("r", default))!.Value.Review.State);
    }

    public void Dispose() => store.Dispose();

    private static OpportunityOutcome Outcome(string function, string result, Reason reason) => new(function, "Caching", result, null, [reason], null);

    private async Task<CycleRecord> CloseAsync(OpportunityOutcome outcome, SafeTier1? tier1 = null)
    {
        var record = new CycleRecord { Id = "c1", Platform = "shop", Status = "completed", Started = store.Time.GetUtcNow(), Opportunities = [outcome] };
        await new IterationActivity(store.State, blobs, store.Time, tier1).RunAsync(new IterationInput(record), default);
        return (await store.State.FindCycleAsync("c1", default))!;
    }

    private Task<BlobPointer> CertifyAsync() => blobs.PutAsync(
        CertificateNames.Certificate("shop", "c1", "quote", "Caching"),
        new Certificate
        {
            Platform = "shop", Function = "quote", Type = "Caching", Cycle = "c1", At = store.Time.GetUtcNow(), Release = Release.Review,
            Reasons = [First, Second], Verdicts = [], Equivalence = new CertifiedEquivalence(0, 1, 0, [], []), Scenarios = [], Seed = 1, Autonomy = Autonomy.Full,
        },
        default);
}
