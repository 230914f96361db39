using Microsoft.Extensions.Time.Testing;
using Optimizer.Core.Catalog;
using Optimizer.Core.Learning.Loop;
using Optimizer.Core.Model;
using Optimizer.Core.Phases;
using Optimizer.Core.Phases.Analysis;
using Optimizer.Core.Phases.Detection;
using Optimizer.Core.Proof;
using Optimizer.Core.State;
using Optimizer.Core.Storage;
using Optimizer.Core.Tests.Learning.Loop;
using Optimizer.TestKit.State;

namespace Optimizer.Core.Tests.Phases.Analysis;

public sealed class AnalysisActivityTests : IDisposable
{
    private readonly AStore store = new();
    private readonly OptimizationCatalog catalog = OptimizationCatalog.Discover();

    public static TheoryData<string> Troubles => ["absent", "slow", "throwing"];

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Without_a_learner_the_default_priorities_rank(string trouble)
    {
        var expected = await RunAsync(null);
        var output = await RunAsync(trouble switch
        {
            "absent" => SafeTier1.Absent,
            "slow" => new SafeTier1(new FakeTier1(() => new TaskCompletionSource<Tier1Advice>().Task), TimeProvider.System),
            _ => new SafeTier1(new FakeTier1(() => throw new InvalidOperationException("broken")), TimeProvider.System),
        });
        Assert.Equal(expected.Taken.Select(t => (t.Function, t.Score)), output.Taken.Select(t => (t.Function, t.Score)));
        Assert.Equal(["f0", "f1", "f2", "f3", "f4"], output.Taken.Select(t => t.Function));
    }

    [Fact]
    public async Task The_learner_changes_the_ranking_and_how_much_is_taken()
    {
        var learner = new FakeTier1(() => Task.FromResult(new Tier1Advice([[0.1, 0.1, 0.1, 0.1, 0.1, 0.9], [0.9, 0.1, 0.1, 0.1, 0.1, 0.9]], 2, 5, 0.3)));
        var output = await RunAsync(new SafeTier1(learner, new FakeTimeProvider()));
        Assert.Equal(["f5", "f0"], output.Taken.Select(t => t.Function));
        Assert.Contains(output.Taken[0].Terms, t => t.Feature.Contains("Tier 1", StringComparison.Ordinal));
        Assert.Equal(["f5", "f0"], learner.Noted.Where(d => d.Taken).Select(d => d.Function));
        Assert.All(learner.Noted.Where(d => d.Taken), d => Assert.Equal((1, "rwfs"), (d.Propensity, d.Context)));
        Assert.Equal(["f1", "f2", "f3", "f4"], learner.Noted.Where(d => !d.Taken).Select(d => d.Function));
        Assert.All(learner.Noted, d => Assert.True(d.Saving > 0 && d.Discount > 0, $"{d}"));
    }

    [Fact]
    public async Task A_draw_whose_choice_is_expected_to_be_worth_a_twentieth_less_gives_way_to_the_default_priorities()
    {
        var draw = new[] { 0.1, 0.1, 0.1, 0.1, 0.1, 0.9 };
        var learner = new FakeTier1(() => Task.FromResult(new Tier1Advice([draw], 1, 5, 0.3) { Means = [0.5, 0.5, 0.5, 0.5, 0.5, 0.5] }));
        var taken = Assert.Single((await RunAsync(new SafeTier1(learner, new FakeTimeProvider()))).Taken);
        Assert.Equal("f0", taken.Function);
        Assert.DoesNotContain(taken.Terms, t => t.Feature.Contains("Tier 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task How_a_changed_policy_was_judged_is_in_the_audit_log_before_it_ranks()
    {
        var known = new Estimate(0.02, 0.01, 0.03, 12);
        var review = new PolicyReview(3, 12, known, known, known, new Estimate(0, 0, 0, 12), true);
        var learner = new FakeTier1(() => Task.FromResult(new Tier1Advice([[.. Enumerable.Repeat(0.5, 6)]], 5, 5, 0.3) { Review = review }));
        await RunAsync(new SafeTier1(learner, new FakeTimeProvider()));
        var entry = Assert.Single(await store.State.ListAuditAsync(APlatform.Name, default).ToListAsync(), e => e.Event == "tier1.policy");
        Assert.Contains("adopted as version 3", entry.Detail.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_type_beyond_the_risk_budget_ranks_last()
    {
        var learner = new FakeTier1(() => Task.FromResult(new Tier1Advice([[.. Enumerable.Repeat(0.5, 6)]], 5, 0, 0.3)));
        Assert.All((await RunAsync(new SafeTier1(learner, new FakeTimeProvider()))).Taken, t => Assert.Equal(0, t.Score));
    }

    [Fact]
    public async Task What_a_person_put_off_is_not_taken_until_its_time()
    {
        await store.State.PutPlatformAsync(APlatform.Source("f0"), Autonomy.Full, "test", default);
        await store.State.PutReviewAsync("shop", new ReviewRecord
        {
            Id = "r", Function = "f0", Type = catalog.All.First(o => RiskModel.SemanticClass(o).Points > 0).Id, Cycle = "c0", Reasons = [], State = ReviewState.Open,
            Created = store.Time.GetUtcNow(), PostponedUntil = store.Time.GetUtcNow().AddHours(1),
        }, default);
        Assert.DoesNotContain("f0", (await RunAsync(null)).Taken.Select(t => t.Function));
        store.Time.Advance(TimeSpan.FromHours(1));
        Assert.Contains("f0", (await RunAsync(null)).Taken.Select(t => t.Function));
    }

    public void Dispose() => store.Dispose();

    private async Task<AnalysisOutput> RunAsync(SafeTier1? tier1)
    {
        await store.State.PutPlatformAsync(APlatform.Source("f0"), Autonomy.Full, "test", default);
        var blobs = new CycleBlobs(store.Blobs, new PlanJson(catalog));
        var type = catalog.All.First(o => RiskModel.SemanticClass(o).Points > 0);
        var plan = (OptimizationPlan)System.Text.Json.JsonSerializer.Deserialize("{}", type.PlanType)!;
        var detected = Enumerable.Range(0, 6).Select(i => Detected(new Opportunity($"f{i}", type.Id, plan, 0.6 - (0.05 * i), []))).ToList();
        var pointer = await blobs.PutAsync("shop/c1/opportunities.json", detected, default);
        var activity = new AnalysisActivity(store.State, catalog, blobs, new AnalysisOptions(), store.Time, tier1);
        return await activity.RunAsync(new AnalysisInput("c1", APlatform.Name, pointer), default);
    }

    private static DetectedOpportunity Detected(Opportunity opportunity) =>
        new(opportunity, new BlobPointer("cycles", "x", "1", new string('0', 64)), 0, 100, 0.2, 0.2, 0.1) { Context = "rwfs" };
}
