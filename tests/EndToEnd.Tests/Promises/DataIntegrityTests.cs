using Microsoft.Data.Sqlite;
using Optimizer.Core.Phases;
using Optimizer.Core.State;
using Optimizer.Core.Storage;
using Optimizer.Local.Commands.Bench.Soak;

namespace Optimizer.EndToEnd.Tests.Promises;

/// <summary>What was written is what is read, or it is said that it is not.</summary>
public sealed class DataIntegrityTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Calls_that_fail_or_are_not_acknowledged_in_every_phase_lose_no_backup_and_no_entry_of_the_log()
    {
        await using var host = await StagedHost.StartAsync(folder);
        await host.CycleAsync([.. PhaseNames.InOrder.Select(p => new StagedFault(p, StagedFaultKind.Flaky, 100))]);
        await host.Cycle.TrialsAsync(StagedHost.Ct);
        Assert.True(host.Faults.Injected.Values.Sum() >= 3, $"Only {host.Faults.Injected.Values.Sum()} calls were disturbed.");
        await host.RequireWholeAsync();
    }

    [Theory]
    [InlineData("backups")]
    [InlineData("bundles")]
    public async Task A_backup_that_is_damaged_or_whose_bundle_is_refuses_to_be_restored_and_nothing_changes(string container)
    {
        await using var host = await StagedHost.StartAsync(folder);
        await host.PromotedAsync();
        await host.PostAsync("functions/quote-1/rollback", new { to = 0 });
        var backup = await host.State.ListBackupsAsync(StagedHost.Platform, "quote-1", StagedHost.Ct).LastAsync(b => b.Backup?.Pointer.Live > 0, StagedHost.Ct);
        var pointer = await host.FunctionAsync("quote-1");
        await DamageAsync(host, container, container == "backups" ? backup.Id : backup.Backup!.LiveBundle!);
        await Assert.ThrowsAsync<DamagedBlobException>(
            () => host.State.RestoreAsync(StagedHost.Platform, "quote-1", backup.Id, "k1", "test", StagedHost.Ct));
        Assert.Equal(pointer, await host.FunctionAsync("quote-1"));
    }

    [Fact]
    public async Task An_entry_of_the_log_that_was_changed_afterwards_is_found()
    {
        await using var host = await StagedHost.StartAsync(folder);
        await host.PromotedAsync();
        var changed = await ExecuteAsync(
            host, "UPDATE entities SET json = REPLACE(json, 'canary.started', 'canary.stopped') WHERE partition = 'audit:soak' AND json LIKE '%canary.started%'");
        var verdict = await new AuditVerifier(host.Site.Get<IStateStore>(), host.Site.Get<IBlobStore>()).VerifyAsync(StagedHost.Platform, StagedHost.Ct);
        Assert.True(changed > 0 && !verdict.Intact, $"{changed} entries were changed");
    }

    private static async Task DamageAsync(StagedHost host, string container, string named) => Assert.Equal(1, await ExecuteAsync(
        host, $"UPDATE blobs SET content = CAST(REPLACE(HEX(content), '7B', '7C') AS BLOB) WHERE container = '{container}' AND name LIKE '%{named}%'"));

    private static async Task<int> ExecuteAsync(StagedHost host, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(host.Data, "optimizer.db")}");
        await connection.OpenAsync(StagedHost.Ct);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the test's own words
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteNonQueryAsync(StagedHost.Ct);
    }
}
