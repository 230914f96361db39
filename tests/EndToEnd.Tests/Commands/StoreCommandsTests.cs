using Microsoft.Data.Sqlite;
using Optimizer.Core.State;

namespace Optimizer.EndToEnd.Tests.Commands;

public sealed class StoreCommandsTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private AFolderStore store = null!;

    public async ValueTask InitializeAsync() => store = await AFolderStore.CreateAsync(folder);

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Status_shows_what_serves_what_is_tried_and_what_waits()
    {
        await store.TrialAsync();
        await store.ReviewAsync(version: null);
        var platform = (await RunAsync("status", "--json")).Json.GetProperty("platforms")[0];
        Assert.Equal("shop", platform.GetProperty("platform").GetString());
        var function = platform.GetProperty("functions")[0];
        Assert.Equal(0, function.GetProperty("live").GetInt32());
        Assert.Equal(1, function.GetProperty("canary").GetInt32());
        Assert.Equal(1, function.GetProperty("backups").GetInt32());
        Assert.Equal("c1.quote.fake", platform.GetProperty("reviews")[0].GetProperty("review").GetString());
        var text = await RunAsync("status", "shop");
        Assert.Contains("quote: the original serves, version 1 is under trial", text.Out, StringComparison.Ordinal);
        Assert.Contains("Safe is not declared. What would flip it: Declare Safe.", text.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_of_a_platform_that_is_not_there_fails()
    {
        var result = await RunAsync("status", "nobody");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("no platform 'nobody'", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approve_starts_the_trial()
    {
        await store.ReviewAsync((await store.VersionAsync()).Version);
        var answer = (await RunAsync("approve", "c1.quote.fake", "--json")).Json;
        Assert.Equal("approved", answer.GetProperty("state").GetString());
        Assert.Equal(1, (await store.State.GetFunctionAsync("shop", "quote", default))!.Canary?.Version);
    }

    [Fact]
    public async Task Reject_closes_the_review_and_changes_nothing_else()
    {
        await store.ReviewAsync((await store.VersionAsync()).Version);
        Assert.Equal(0, (await RunAsync("reject", "c1.quote.fake", "--because", "too clever")).ExitCode);
        Assert.Equal(ReviewState.Rejected, (await store.State.FindReviewAsync("c1.quote.fake", default))!.Value.Review.State);
        Assert.Null((await store.State.GetFunctionAsync("shop", "quote", default))!.Canary);
    }

    [Fact]
    public async Task Rollback_finds_the_functions_platform_by_itself()
    {
        await store.PromotedAsync();
        Assert.Equal(0, (await RunAsync("rollback", "quote", "--json")).Json.GetProperty("live").GetInt32());
        Assert.Equal(0, (await store.State.GetFunctionAsync("shop", "quote", default))!.Live);
    }

    [Fact]
    public async Task Rollback_of_an_unknown_function_fails_with_its_name()
    {
        var result = await RunAsync("rollback", "quota");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("'quota'", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_lists_backups_and_takes_the_first_digits_of_one()
    {
        await store.PromotedAsync();
        await RunAsync("rollback", "quote");
        var backups = (await RunAsync("restore", "quote", "--list", "--json")).Json.EnumerateArray().ToList();
        var promoted = backups.Single(b => b.GetProperty("live").GetInt32() == 1).GetProperty("backup").GetString()!;
        Assert.Equal(1, (await RunAsync("restore", "quote", promoted[..12], "--json")).Json.GetProperty("live").GetInt32());
    }

    [Fact]
    public async Task Restore_of_a_backup_that_is_not_there_fails()
    {
        var result = await RunAsync("restore", "quote", "abcdefabcdef");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("--list", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Freeze_holds_until_unfreeze()
    {
        await RunAsync("freeze", "shop");
        Assert.True((await store.State.GetPlatformAsync("shop", default))!.Frozen);
        await RunAsync("unfreeze", "shop");
        Assert.False((await store.State.GetPlatformAsync("shop", default))!.Frozen);
    }

    [Fact]
    public async Task Stop_holds_every_platform_until_resume_and_status_says_so()
    {
        await store.ReviewAsync((await store.VersionAsync()).Version);
        Assert.True((await RunAsync("stop", "--all", "--because", "incident 7", "--json")).Json.GetProperty("stopped").GetBoolean());
        var changes = (await RunAsync("status", "--json")).Json.GetProperty("platforms")[0].GetProperty("changes");
        Assert.Equal((false, "changes.stopped"), (changes.GetProperty("open").GetBoolean(), changes.GetProperty("reason").GetString()));
        Assert.Contains("takes nothing new now: All platforms were stopped by local:test", (await RunAsync("status")).Out, StringComparison.Ordinal);
        var refused = await RunAsync("approve", "c1.quote.fake");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("incident 7. Only ways back are taken. Resume with 'optimizer resume --all'.", refused.Error, StringComparison.Ordinal);
        Assert.False((await RunAsync("resume", "--all", "--json")).Json.GetProperty("stopped").GetBoolean());
        Assert.Equal(0, (await RunAsync("approve", "c1.quote.fake")).ExitCode);
    }

    [Fact]
    public async Task Stop_without_all_names_the_commands_for_one_platform()
    {
        Assert.Equal(1, (await RunAsync("stop")).ExitCode);
        Assert.Contains("'freeze'", (await RunAsync("stop", "--help")).Out, StringComparison.Ordinal);
        Assert.Null(await store.State.GetStopAsync(default));
    }

    [Fact]
    public async Task Postpone_takes_a_length_of_time_or_a_time()
    {
        await store.ReviewAsync((await store.VersionAsync()).Version);
        var answer = (await RunAsync("review", "postpone", "c1.quote.fake", "--until", "7d", "--json")).Json;
        Assert.InRange(answer.GetProperty("postponedUntil").GetDateTimeOffset() - TimeProvider.System.GetUtcNow(), TimeSpan.FromDays(6.99), TimeSpan.FromDays(7));
        var until = TimeProvider.System.GetUtcNow().AddDays(2).ToString("yyyy-MM-ddTHH:mm:00Z", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(0, (await RunAsync("review", "postpone", "c1.quote.fake", "--until", until)).ExitCode);
        Assert.Contains($"put off until {until.Replace('T', ' ')}", (await RunAsync("review", "list")).Out, StringComparison.Ordinal);
        var soon = await RunAsync("review", "postpone", "c1.quote.fake", "--until", "soon");
        Assert.Equal((1, true), (soon.ExitCode, soon.Error.Contains("'soon' is neither a time", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("approve")]
    [InlineData("reject")]
    public async Task Both_doors_of_a_decision_do_the_same(string decision)
    {
        await store.ReviewAsync((await store.VersionAsync()).Version);
        var (plain, grouped) = (await RunAsync(decision, "--help"), await RunAsync("review", decision, "--help"));
        Assert.Contains($"(the same as 'review {decision}')", plain.Out, StringComparison.Ordinal);
        Assert.Equal(plain.Out, grouped.Out.Replace($" review {decision} <", $" {decision} <", StringComparison.Ordinal));
        Assert.Equal(0, (await RunAsync("review", decision, "c1.quote.fake")).ExitCode);
        Assert.Contains("is not open", (await RunAsync(decision, "c1.quote.fake")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audit_verify_holds_for_a_log_that_nobody_touched()
    {
        await store.PromotedAsync();
        var report = Assert.Single((await RunAsync("audit", "verify", "--json")).Json.EnumerateArray());
        Assert.True(report.GetProperty("intact").GetBoolean());
        Assert.True(report.GetProperty("entries").GetInt32() >= 2);
    }

    [Fact]
    public async Task Audit_verify_fails_where_an_entry_was_changed()
    {
        await store.PromotedAsync();
        await using (var database = new SqliteConnection($"Data Source={Path.Combine(store.Path, "optimizer.db")}"))
        {
            await database.OpenAsync(TestContext.Current.CancellationToken);
            var tables = database.CreateCommand();
            tables.CommandText = "UPDATE entities SET json = replace(json, 'because', 'becauze') WHERE partition = 'audit:shop' AND row = '000000000002'";
            Assert.Equal(1, await tables.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
        }
        var result = await RunAsync("audit", "verify");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("shop: entry 2 does not hold", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audit_sign_covers_the_log_and_a_log_that_is_cut_off_with_its_head_is_found()
    {
        await store.PromotedAsync();
        Assert.Contains("not signed yet", (await RunAsync("audit", "verify")).Out, StringComparison.Ordinal);
        var signed = (await RunAsync("audit", "sign", "--json")).Json[0].GetProperty("signed").GetInt64();
        Assert.Equal(signed, (await RunAsync("audit", "verify", "--json")).Json[0].GetProperty("signed").GetInt64());
        await SqlAsync("DELETE FROM entities WHERE partition = 'audit:shop'");
        var result = await RunAsync("audit", "verify");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"entry {signed} was signed at", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_puts_back_what_has_a_copy_and_fails_where_something_is_lost()
    {
        await store.PromotedAsync();
        await SqlAsync("UPDATE blobs SET content = x'00' WHERE container = 'bundles'");
        await SqlAsync("UPDATE entities SET json = replace(json, 'because', 'becauze') WHERE partition = 'audit:shop' AND row = '000000000002'");
        var report = Assert.Single((await RunAsync("inspect", "--json")).Json.EnumerateArray());
        Assert.True(report.GetProperty("whole").GetBoolean());
        Assert.Equal(0, (await RunAsync("audit", "verify")).ExitCode);
        await SqlAsync("UPDATE blobs SET content = x'00' WHERE container IN ('bundles', 'replicas')");
        var lost = await RunAsync("inspect", "shop");
        Assert.Equal(1, lost.ExitCode);
        Assert.Equal(0, (await store.State.GetFunctionAsync("shop", "quote", default))!.Live);
    }

    [Fact]
    public async Task A_folder_without_a_store_is_refused()
    {
        var result = await Cli.RunAsync("status", "--data", folder["elsewhere"]);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(folder["elsewhere"], result.Error, StringComparison.Ordinal);
    }

    private Task<CliResult> RunAsync(params string[] arguments) => Cli.RunAsync([.. arguments, "--data", store.Path]);

    private async Task SqlAsync(string sql)
    {
        await using var database = new SqliteConnection($"Data Source={Path.Combine(store.Path, "optimizer.db")};Pooling=False");
        await database.OpenAsync(TestContext.Current.CancellationToken);
        var command = database.CreateCommand();
        command.CommandText = sql;
        Assert.True(await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken) > 0, sql);
    }
}
