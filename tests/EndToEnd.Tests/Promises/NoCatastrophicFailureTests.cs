using Optimizer.Core.Phases;
using Optimizer.Core.State;
using Optimizer.Local.Commands.Bench.Soak;

namespace Optimizer.EndToEnd.Tests.Promises;

/// <summary>Whatever breaks, breaks alone.</summary>
public sealed class NoCatastrophicFailureTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_failure_in_optimization_2_of_5_leaves_1_3_4_and_5_deployed_and_2_rolled_back()
    {
        await using var host = await StagedHost.StartAsync(folder);
        var record = await host.CycleAsync(new StagedFault(PhaseNames.Deployment, StagedFaultKind.After, 4) { Function = "quote-2" });
        var functions = await host.FunctionsAsync();
        Assert.Equal(["quote-1", "quote-3", "quote-4", "quote-5"], functions.Where(f => f.Canary is not null).Select(f => f.Function));
        var failed = Assert.Single(record.Opportunities, o => o.Result == "failed");
        Assert.Equal("quote-2", failed.Function);
        var version = await host.State.GetVersionAsync(StagedHost.Platform, "quote-2", failed.Version!.Value, StagedHost.Ct);
        Assert.Equal((0, VersionState.RolledBack), (functions.Single(f => f.Function == "quote-2").Live, version!.State));
        await host.RequireWholeAsync();
    }

    [Theory]
    [InlineData(PhaseNames.Detection)]
    [InlineData(PhaseNames.Analysis)]
    [InlineData(PhaseNames.Generation)]
    [InlineData(PhaseNames.Validation)]
    [InlineData(PhaseNames.Deployment)]
    [InlineData(PhaseNames.Monitoring)]
    [InlineData(PhaseNames.Iteration)]
    public async Task A_phase_that_always_fails_changes_nothing_that_is_served_and_the_next_cycle_succeeds(string phase)
    {
        await using var host = await StagedHost.StartAsync(folder);
        await host.CycleAsync(new StagedFault(phase, StagedFaultKind.Before, 1_000));
        Assert.All(await host.FunctionsAsync(), f => Assert.Equal(0, f.Live));
        await host.RequireWholeAsync();
        foreach (var function in await host.FunctionsAsync())
            if (function.Canary is not null) await host.PostAsync($"functions/{function.Function}/rollback", new { to = 0 });
        var next = await host.CycleAsync();
        Assert.Equal(("completed", 5), (next.Status, next.Opportunities.Count(o => o.Result == "deployed")));
    }

    [Fact]
    public async Task A_version_that_fails_in_production_is_taken_back_within_one_look_and_the_original_serves()
    {
        await using var host = await StagedHost.StartAsync(folder, SoakQuality.Failing);
        await host.CycleAsync();
        await host.Cycle.TrialsAsync(StagedHost.Ct);
        Assert.All(await host.FunctionsAsync(), f => Assert.Equal((0, (CanaryRecord?)null), (f.Live, f.Canary)));
        await foreach (var entry in host.State.ListAuditAsync(StagedHost.Platform, StagedHost.Ct))
            Assert.NotEqual("canary.stepped", entry.Event);
        await host.RequireWholeAsync();
    }
}
