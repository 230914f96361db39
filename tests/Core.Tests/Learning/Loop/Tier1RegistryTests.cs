using Optimizer.Core.Learning;
using Optimizer.Core.Learning.Experiences;
using Optimizer.Core.Learning.Loop;
using Optimizer.TestKit.State;

namespace Optimizer.Core.Tests.Learning.Loop;

public sealed class Tier1RegistryTests : IDisposable
{
    private readonly AStore store = new();

    [Fact]
    public async Task What_was_learned_outlives_the_process()
    {
        var first = Registry();
        await first.NoteAsync("shop", [new Tier1Decision("c1", "quote", "caching", "Rwfs", 0.2, 0.7)], default);
        Assert.Equal(1, await first.LearnAsync("shop", [Outcome()], default));

        var second = Registry();
        Assert.Equal(0, await second.LearnAsync("shop", [Outcome()], default));
        var known = Assert.Single(await second.UseAsync("shop", l => l.Experiences, default));
        Assert.Equal(("Rwfs", 0.2, 0.7), (known.Context, known.Predicted, known.Propensity));
        Assert.True(await second.UseAsync("shop", l => l.Models.Mean("caching", "Rwfs"), default) < 0.5);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_advice()
    {
        Tier1Question[] questions = [new("caching", "Rwfs"), new("memoization", "rwfs")];
        var (one, two) = (await Registry().AdviseAsync("shop", questions, 7, default), await Registry().AdviseAsync("shop", questions, 7, default));
        Assert.Equal(one.Draws, two.Draws);
        Assert.Equal((5, 5.0), (one.Taken, one.RiskBudget));
    }

    [Fact]
    public async Task A_changed_policy_is_judged_when_it_is_learned_and_told_with_the_next_answer_until_that_is_used()
    {
        Tier1Question[] questions = [new("caching", "Rwfs")];
        Tier1Decision taken = new("c1", "quote", "caching", "Rwfs", 0.2, 0.7) { Saving = 0.1 };
        var registry = Registry();
        await registry.NoteAsync("shop", [taken], default);
        Assert.Null((await registry.AdviseAsync("shop", questions, 7, default)).Review);
        await registry.LearnAsync("shop", [Outcome()], default);
        Assert.Equal(1, (await registry.AdviseAsync("shop", questions, 7, default)).Review!.Cycles);
        Assert.NotNull((await registry.AdviseAsync("shop", questions, 7, default)).Review);
        await registry.NoteAsync("shop", [taken with { Cycle = "c2" }], default);
        Assert.Null((await registry.AdviseAsync("shop", questions, 7, default)).Review);
    }

    [Fact]
    public async Task The_policy_in_use_and_the_judged_cycles_outlive_the_process()
    {
        Tier1Question[] questions = [new("caching", "Rwfs")];
        var first = Registry();
        await first.NoteAsync("shop", [new Tier1Decision("c1", "quote", "caching", "Rwfs", 0.2, 0.7) { Saving = 0.1 }], default);
        await first.LearnAsync("shop", [Outcome()], default);
        var before = await first.AdviseAsync("shop", questions, 7, default);
        var second = Registry();
        var after = await second.AdviseAsync("shop", questions, 7, default);
        Assert.True(before.Means[0] < 0.5);
        Assert.Equal(before.Draws, after.Draws);
        await second.LearnAsync("shop", [Outcome() with { Id = "another", Function = "other" }], default);
        Assert.Equal(1, (await second.AdviseAsync("shop", questions, 7, default)).Review!.Cycles);
    }

    public void Dispose() => store.Dispose();

    private static Experience Outcome() => new("version/quote/1/rolled-back", DateTimeOffset.UnixEpoch, "quote", "caching", "", ExperienceKind.RolledBack, 0, 0, 1);

    private Tier1Registry Registry() => new(store.Entities, store.Blobs, new AutonomousOptimizerOptions(), store.Time);
}
