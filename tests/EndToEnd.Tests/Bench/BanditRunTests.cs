using Optimizer.Local.Commands.Bench.Bandit;

namespace Optimizer.EndToEnd.Tests.Bench;

public sealed class BanditRunTests
{
    [Fact]
    public void Learning_beats_the_default_priorities_and_is_never_much_worse()
    {
        var worlds = Enumerable.Range(501, 12).Select(seed => BanditRun.Play(seed, 1_000)).ToList();
        Assert.True(worlds.Select(w => w.ToDefault).Order().ElementAt(6) < 0.5, "the median world, seeds 501 to 512");
        Assert.All(worlds, w => Assert.True(w.ToDefault < 1.05, $"seed {w.Seed}: {w.ToDefault}"));
    }

    [Fact]
    public void The_same_seed_is_the_same_world() => Assert.Equal(BanditRun.Play(3, 200).Learned, BanditRun.Play(3, 200).Learned);
}
