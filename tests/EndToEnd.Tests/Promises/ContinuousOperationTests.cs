using System.Net;
using Optimizer.Core.Phases;
using Optimizer.Local.Commands.Bench.Soak;

namespace Optimizer.EndToEnd.Tests.Promises;

/// <summary>What serves goes on serving, and people can act, whatever is down.</summary>
public sealed class ContinuousOperationTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task While_Tier_1_is_down_cycles_deploy_and_trials_are_promoted(bool hangs)
    {
        var tier1 = new FakeTier1(hangs);
        await using var host = await StagedHost.StartAsync(folder, tier1: tier1);
        await host.PromotedAsync();
        Assert.True(tier1.Asked > 0);
        await host.RequireWholeAsync();
    }

    [Fact]
    public async Task While_Tier_2_is_down_Tier_1_answers_and_what_served_serves()
    {
        await using var host = await StagedHost.StartAsync(folder);
        await host.PromotedAsync();
        var before = (await host.ManifestAsync()).GetRawText();
        var down = PhaseNames.InOrder.Select(p => new StagedFault(p, StagedFaultKind.Before, 1_000)).ToList();
        Assert.NotEqual("completed", (await host.CycleAsync(down)).Status);
        host.Site.Time.Skip(TimeSpan.FromHours(6));
        Assert.True((await host.PostAsync("tier1/cycle", new { bands = new[] { 1.0, 2, 3, 4, 5 }, environment = "production" })).ValueKind != default);
        Assert.Equal(before, (await host.ManifestAsync()).GetRawText());
        await host.RequireWholeAsync();
    }

    [Fact]
    public async Task While_both_tiers_are_down_version_0_serves_and_people_can_roll_back_restore_and_freeze()
    {
        await using var host = await StagedHost.StartAsync(folder, tier1: new FakeTier1(hangs: false));
        await host.PromotedAsync();
        await host.Cycle.LookAsync(StagedHost.Ct);
        Assert.Equal(5, (await host.ManifestAsync()).GetProperty("functions").GetArrayLength());
        host.Site.Time.Skip(TimeSpan.FromHours(1));
        Assert.Equal(0, (await host.ManifestAsync()).GetProperty("functions").GetArrayLength());

        Assert.Equal(0, (await host.PostAsync("functions/quote-1/rollback", new { to = 0 })).GetProperty("live").GetInt32());
        var promoted = await host.State.ListBackupsAsync(StagedHost.Platform, "quote-1", StagedHost.Ct).LastAsync(b => b.Backup?.Pointer.Live > 0, StagedHost.Ct);
        Assert.Equal(1, (await host.PostAsync("functions/quote-1/restore", new { backup = promoted.Id })).GetProperty("live").GetInt32());
        await host.PostAsync("freeze");
        Assert.True((await host.State.GetPlatformAsync(StagedHost.Platform, StagedHost.Ct))!.Frozen);

        await host.Cycle.LookAsync(StagedHost.Ct);
        Assert.Equal(5, (await host.ManifestAsync()).GetProperty("functions").GetArrayLength());
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
    public async Task Storage_that_goes_down_in_a_phase_ends_the_cycle_cleanly_and_what_served_serves(string phase)
    {
        await using var host = await StagedHost.StartAsync(folder);
        await host.PromotedAsync();
        await host.PostAsync("functions/quote-1/rollback", new { to = 0 });
        var live = (await host.FunctionsAsync()).Select(f => f.Live).ToList();
        var record = await host.CycleAsync(new StagedFault(phase, StagedFaultKind.Outage, 120));
        Assert.True(host.Faults.Injected[phase] >= 120, $"only {host.Faults.Injected[phase]} calls met the outage");
        Assert.Contains(record.Status, new[] { "completed", "failed" });
        Assert.Equal(live, (await host.FunctionsAsync()).Select(f => f.Live));
        await host.RequireWholeAsync();
    }

    [Fact]
    public async Task A_store_that_is_down_is_answered_with_an_error_at_once_and_work_goes_on_when_it_is_back()
    {
        await using var host = await StagedHost.StartAsync(folder);
        host.Faults.StoreIsDown = true;
        using (var refused = await host.Client.GetAsync("manifest", StagedHost.Ct))
            Assert.Equal(HttpStatusCode.InternalServerError, refused.StatusCode);
        host.Faults.StoreIsDown = false;
        await host.PromotedAsync();
        await host.RequireWholeAsync();
    }
}
