using Optimizer.Local.Commands.Bench.Controls;
using Optimizer.Sandbox;

namespace Optimizer.EndToEnd.Tests.Bench;

public sealed class ControlRunTests : IDisposable
{
    private readonly SandboxProcess sandbox = new(TimeProvider.System);

    public void Dispose() => sandbox.Dispose();

    [Theory]
    [InlineData(1, "code")]
    [InlineData(2, "policy")]
    [InlineData(4, "policy")]
    public async Task A_change_that_changes_nothing_is_examined_and_not_accepted(int seed, string kind)
    {
        var outcome = await new ControlRun(sandbox).RunAsync(seed, TestContext.Current.CancellationToken);
        Assert.Equal(kind, outcome.Kind);
        Assert.True(outcome.Improvement is "fail" or "inconclusive", $"Seed {seed}: {outcome}");
        Assert.False(outcome.IsAccepted, $"Seed {seed}: {outcome}");
    }

    [Fact]
    public void The_same_seed_gives_the_same_function_and_the_same_trace()
    {
        Assert.Equal(new ControlFunction(5).Source, new ControlFunction(5).Source);
        Assert.Equal(Texts(5), Texts(5));
        Assert.NotEqual(Texts(5), Texts(6));
    }

    private static List<string> Texts(int seed) => [.. new ControlFunction(seed).Trace().Take(20).Select(i => $"{i.Start:O} {i.DurationMs} {i.Request}")];
}
