using Optimizer.Local.Commands.Bench.Soak;

namespace Optimizer.EndToEnd.Tests.Promises;

/// <summary>Every change can be undone, by the optimizer, by its API, and by hand with the store alone.</summary>
public sealed class ReversibilityTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Every_backup_brings_back_byte_for_byte_what_served_when_it_was_taken()
    {
        await using var host = await StagedHost.StartAsync(folder);
        await host.PromotedAsync();
        await host.CycleAsync();
        await host.Cycle.TrialsAsync(StagedHost.Ct);
        var tally = new SoakTally();
        var (backups, lost) = await new SoakChecks(host.Site, tally).RestoreAllAsync();
        Assert.Equal([], tally.Violations);
        Assert.True(backups >= 25 && lost == 0, $"{lost} of {backups} are lost");
        await host.RequireWholeAsync();
    }

    [Fact]
    public async Task A_change_that_was_undone_and_restored_serves_the_same_bytes_again()
    {
        await using var host = await StagedHost.StartAsync(folder);
        await host.PromotedAsync();
        var before = await host.ServedAsync("quote-3");
        await host.PostAsync("functions/quote-3/rollback", new { });
        Assert.NotEqual(before, await host.ServedAsync("quote-3"));
        var taken = await host.State.ListBackupsAsync(StagedHost.Platform, "quote-3", StagedHost.Ct).LastAsync(b => b.Backup?.Pointer.Live > 0, StagedHost.Ct);
        await host.PostAsync("functions/quote-3/restore", new { backup = taken.Id });
        Assert.Equal(before, await host.ServedAsync("quote-3"));
    }

    [Fact]
    public async Task With_the_host_gone_a_person_takes_versions_back_with_the_store_alone()
    {
        await using (var host = await StagedHost.StartAsync(folder)) await host.PromotedAsync();
        var undone = await Cli.RunAsync("rollback", "quote-4", "--data", folder["data"]);
        Assert.True(undone.ExitCode == 0, undone.Error);
        await using var again = await StagedHost.StartAsync(folder);
        Assert.Equal((0, 1), ((await again.FunctionAsync("quote-4")).Live, (await again.FunctionAsync("quote-5")).Live));
        await again.RequireWholeAsync();
    }
}
