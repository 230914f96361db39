using Optimizer.Core.Learning;
using Optimizer.Core.Learning.Experiences;
using Optimizer.Core.Learning.Loop;
using Optimizer.Core.Model;
using Optimizer.Core.State;
using Optimizer.TestKit.State;

namespace Optimizer.Core.Tests.Learning.Loop;

public sealed class ExperienceHarvestTests : IDisposable
{
    private readonly AStore store = new();

    [Fact]
    public async Task A_version_is_an_outcome_only_when_live_traffic_has_shown_its_gain()
    {
        await LiveAsync();
        Assert.Empty(await ReadAsync());
        await store.State.SetRealisedAsync(APlatform.Name, "quote", 1, new Estimate(0.4, 0.3, 0.5, 900), default);
        var outcome = Assert.Single(await ReadAsync());
        Assert.Equal((ExperienceKind.Realised, 0.4, 0.4), (outcome.Kind, outcome.Realised, outcome.Reward));
    }

    [Fact]
    public async Task A_version_upon_another_is_credited_with_what_it_added_and_its_base_with_its_own()
    {
        await LiveAsync();
        await store.State.SetRealisedAsync(APlatform.Name, "quote", 1, new Estimate(0.4, 0.3, 0.5, 900), default);
        await store.State.AddVersionAsync(APlatform.Name, APlatform.Version("quote", "c2", baseVersion: 1) with { Type = "other" }, default);
        await store.State.ApplyAsync(
            APlatform.Name, "quote",
            APlatform.Change("c2/quote/live", "version.promoted", (1, null), 2, null, (1, VersionState.Withdrawn), (2, VersionState.Live)), default);
        await store.State.SetRealisedAsync(APlatform.Name, "quote", 2, new Estimate(0.1, 0.05, 0.2, 900), default);

        Assert.Equal([("fake", 0.4), ("other", 0.1)], (await ReadAsync()).OrderBy(e => e.Type, StringComparer.Ordinal).Select(e => (e.Type, e.Realised)));
    }

    [Fact]
    public async Task A_rollback_costs_more_than_what_validation_or_a_person_refused()
    {
        await LiveAsync();
        await store.State.ApplyAsync(APlatform.Name, "quote", APlatform.Change("c1/quote/back", "version.rolled-back", (1, null), 0, null, (1, VersionState.RolledBack)), default);
        await ReviewAsync("r1", ReviewState.Rejected);
        await CycleAsync("rejected");
        var rewards = (await ReadAsync()).ToDictionary(e => e.Kind, e => e.Reward);
        Assert.True(rewards[ExperienceKind.RolledBack] < rewards[ExperienceKind.Declined], "rollback against a person's refusal");
        Assert.True(rewards[ExperienceKind.Declined] < rewards[ExperienceKind.Rejected] && rewards[ExperienceKind.Rejected] < 0, "a person's refusal against validation's");
    }

    [Fact]
    public async Task A_persons_release_counts_half_until_something_is_measured()
    {
        await RegisterAsync();
        await ReviewAsync("r1", ReviewState.Approved);
        var outcome = Assert.Single(await ReadAsync());
        Assert.Equal((ExperienceKind.Approved, 0.5, true), (outcome.Kind, outcome.Weight, outcome.Held));
    }

    [Theory]
    [InlineData("deployed")]
    [InlineData("inconclusive")]
    [InlineData("not-taken")]
    [InlineData("failed")]
    public async Task What_says_nothing_of_the_type_is_no_outcome(string result)
    {
        await RegisterAsync();
        await ReviewAsync("r1", ReviewState.Open);
        await CycleAsync(result);
        Assert.Empty(await ReadAsync());
    }

    [Fact]
    public async Task Reading_twice_teaches_once_and_with_the_context_and_propensity_of_the_decision()
    {
        await RegisterAsync();
        await CycleAsync("rejected");
        var registry = new Tier1Registry(store.Entities, store.Blobs, new AutonomousOptimizerOptions(), store.Time);
        var safe = new SafeTier1(registry, TimeProvider.System);
        await safe.NoteAsync(APlatform.Name, [new Tier1Decision("c1", "quote", "fake", "Rwfs", 0.2, 0.7)], default);
        Assert.Equal(1, await safe.FeedAsync(store.State, APlatform.Name, default));
        Assert.Equal(0, await safe.FeedAsync(store.State, APlatform.Name, default));
        var known = Assert.Single(await registry.UseAsync(APlatform.Name, l => l.Experiences, default));
        Assert.Equal(("Rwfs", 0.2, 0.7), (known.Context, known.Predicted, known.Propensity));
    }

    public void Dispose() => store.Dispose();

    private Task<IReadOnlyList<Experience>> ReadAsync() => ExperienceHarvest.ReadAsync(store.State, APlatform.Name, default);

    private Task RegisterAsync() => store.State.PutPlatformAsync(APlatform.Source("quote"), Autonomy.Full, "test", default);

    private async Task LiveAsync()
    {
        await RegisterAsync();
        await store.State.AddVersionAsync(APlatform.Name, APlatform.Version("quote"), default);
        await store.State.ApplyAsync(APlatform.Name, "quote", APlatform.Change("c1/quote/canary", "canary.started", (0, null), 0, 1, (1, VersionState.Canary)), default);
        await store.State.ApplyAsync(APlatform.Name, "quote", APlatform.Change("c1/quote/live", "version.promoted", (0, 1), 1, null, (1, VersionState.Live)), default);
    }

    private Task ReviewAsync(string id, ReviewState state) => store.State.PutReviewAsync(APlatform.Name, new ReviewRecord
    {
        Id = id, Function = "quote", Type = "fake", Cycle = "c1", Version = null, State = state, Created = store.Time.GetUtcNow(), Reasons = [new Reason("gate.risk", "Too risky.")],
    }, default);

    private Task CycleAsync(string result) => store.State.PutCycleAsync(new CycleRecord
    {
        Id = "c1", Platform = APlatform.Name, Status = "completed", Started = store.Time.GetUtcNow(),
        Opportunities = [new OpportunityOutcome("quote", "fake", result, null, [new Reason("x.y", "So.")], null)],
    }, default);
}
