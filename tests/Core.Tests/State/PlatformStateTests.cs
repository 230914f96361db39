using System.Security.Cryptography;
using System.Text;
using Optimizer.Core.Model;
using Optimizer.Core.Phases.Monitoring;
using Optimizer.Core.State;
using Optimizer.Core.Storage;
using Optimizer.Runtime.Versions;
using Optimizer.TestKit.State;

namespace Optimizer.Core.Tests.State;

public sealed class PlatformStateTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly AStore store = new();

    private PlatformState State => store.State;

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task A_registered_platform_is_listed_with_its_source_and_functions_at_version_0()
    {
        await RegisterAsync();
        Assert.Equal("shop", Assert.Single(await State.ListPlatformsAsync(None).ToListAsync()).Name);
        Assert.Equal("namespace Shop;", (await State.GetSourceAsync("shop", None))!.Files["A.cs"]);
        Assert.Equal(new FunctionRecord("price", 0, null, 1, null), await State.GetFunctionAsync("shop", "price", None));
    }

    [Fact]
    public async Task Registering_again_keeps_live_pointers_and_the_freeze()
    {
        await LiveAsync();
        await State.SetFrozenAsync("shop", true, "ann", None);
        await State.PutPlatformAsync(APlatform.Source("price", "stock", "cart"), Autonomy.Approve, "ann", None);
        Assert.Equal(1, (await State.GetFunctionAsync("shop", "price", None))!.Live);
        Assert.NotNull(await State.GetFunctionAsync("shop", "cart", None));
        Assert.True((await State.GetPlatformAsync("shop", None))!.Frozen);
    }

    [Fact]
    public async Task A_change_of_the_source_that_is_overtaken_is_made_anew_upon_what_the_other_left()
    {
        await RegisterAsync();
        var seen = new List<int>();
        await State.UpdateSourceAsync("shop", known =>
        {
            seen.Add(known!.Definition.Functions.Count);
            if (seen.Count == 1) State.PutPlatformAsync(APlatform.Source("price", "stock", "cart"), Autonomy.Full, "bob", None).GetAwaiter().GetResult();
            return known with { Files = new Dictionary<string, string>(known.Files) { ["B.cs"] = "" } };
        }, "ann", None);
        Assert.Equal([2, 3], seen);
        var source = (await State.GetSourceAsync("shop", None))!;
        Assert.Equal((3, 2), (source.Definition.Functions.Count, source.Files.Count));
    }

    [Fact]
    public async Task A_version_is_added_once_per_cycle_function_and_type()
    {
        await RegisterAsync();
        var first = await State.AddVersionAsync("shop", APlatform.Version("price"), None);
        var again = await State.AddVersionAsync("shop", APlatform.Version("price"), None);
        var next = await State.AddVersionAsync("shop", APlatform.Version("price", "c2"), None);
        Assert.Equal((1, 1, 2), (first.Version, again.Version, next.Version));
        Assert.Equal(2, await State.ListVersionsAsync("shop", "price", None).CountAsync());
    }

    [Fact]
    public async Task A_version_round_trips_with_its_plan_and_what_was_not_observed()
    {
        await RegisterAsync();
        await State.AddVersionAsync("shop", APlatform.Version("price"), None);
        var read = (await State.GetVersionAsync("shop", "price", 1, None))!;
        Assert.Equal(new FakePlan(7), Assert.IsType<FakePlan>(read.Plans["fake"]));
        Assert.Equal(double.NaN, read.Assessment.Baseline.DependencyCalls);
        Assert.Equal("bundle of price in c1", Encoding.UTF8.GetString((await State.GetBundleAsync(read.Bundle, None))!));
    }

    [Fact]
    public async Task A_version_is_signed_for_its_platform_function_and_number()
    {
        await RegisterAsync();
        var version = await State.AddVersionAsync("shop", APlatform.Version("price"), None);
        using var key = ECDsa.Create();
        key.ImportFromPem(await store.Signer.GetPublicKeyPemAsync(None));
        Assert.True(BundleSignature.Verify(key, BundleSignature.Payload("shop", "price", 1, version.Bundle), version.Signature));
        Assert.False(BundleSignature.Verify(key, BundleSignature.Payload("shop", "stock", 1, version.Bundle), version.Signature));
    }

    [Fact]
    public async Task A_change_moves_the_pointer_the_states_and_the_audit_log_together()
    {
        await LiveAsync();
        Assert.Equal(VersionState.Live, (await State.GetVersionAsync("shop", "price", 1, None))!.State);
        var events = await State.ListAuditAsync("shop", None).Select(e => e.Event).ToListAsync();
        Assert.Equal(["platform.registered", "canary.started", "version.promoted"], events);
    }

    [Fact]
    public async Task A_promotion_is_kept_with_its_time_and_what_the_base_showed_until_then()
    {
        await RegisterAsync();
        await State.AddVersionAsync("shop", APlatform.Version("price"), None);
        await State.ApplyAsync("shop", "price", APlatform.Change("c1/price/0", "canary.started", (0, null), 0, 1, (1, VersionState.Canary)), None);
        Assert.False((await State.GetVersionAsync("shop", "price", 1, None))!.WasLive);
        var control = new VersionEvidence { Invocations = 700, Errors = 42 };
        var promoted = APlatform.Change("c1/price/5", "version.promoted", (0, 1), 1, null, (1, VersionState.Live)) with { Control = control };
        await State.ApplyAsync("shop", "price", promoted, None);
        var version = (await State.GetVersionAsync("shop", "price", 1, None))!;
        Assert.Equal((store.Time.GetUtcNow(), store.Time.GetUtcNow()), (version.LiveSince, version.Promotion!.At));
        Assert.Equal((700L, 42L), (version.Promotion.Control.Invocations, version.Promotion.Control.Errors));
    }

    [Fact]
    public async Task Repeating_a_change_is_harmless_even_after_later_ones()
    {
        await LiveAsync();
        await State.ApplyAsync("shop", "price", APlatform.Change("c1/price/0", "canary.started", (0, null), 0, 1, (1, VersionState.Canary)), None);
        Assert.Equal((1, null), Of(await State.GetFunctionAsync("shop", "price", None)));
        Assert.Equal(VersionState.Live, (await State.GetVersionAsync("shop", "price", 1, None))!.State);
        Assert.Equal(3, await State.ListAuditAsync("shop", None).CountAsync());
    }

    [Fact]
    public async Task A_change_that_expects_another_pointer_is_refused_and_changes_nothing()
    {
        await LiveAsync();
        var refused = await Assert.ThrowsAsync<PointerConflictException>(() => State.ApplyAsync(
            "shop", "price", APlatform.Change("late", "version.rolled-back", (0, 1), 0), None));
        Assert.Equal("The live pointer of price is version 1 with no canary, and the change expected version 0 with canary 1.", refused.Message);
        Assert.Equal(1, (await State.GetFunctionAsync("shop", "price", None))!.Live);
    }

    [Fact]
    public async Task A_change_to_a_version_that_does_not_exist_is_refused()
    {
        await RegisterAsync();
        await Assert.ThrowsAsync<UnknownNameException>(() => State.ApplyAsync(
            "shop", "price", APlatform.Change("k", "version.promoted", (0, null), 9), None));
    }

    [Fact]
    public async Task Of_racing_changes_one_is_applied_and_audited()
    {
        await LiveAsync();
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
        {
            try
            {
                await State.ApplyAsync("shop", "price", APlatform.Change($"r{i}", "version.rolled-back", (1, null), 0, null, (1, VersionState.RolledBack)), None);
                return true;
            }
            catch (PointerConflictException)
            {
                return false;
            }
        })));
        Assert.Single(results, applied => applied);
        Assert.Equal(1, await State.ListAuditAsync("shop", None).CountAsync(e => e.Event == "version.rolled-back"));
    }

    [Fact]
    public async Task A_frozen_platform_refuses_to_deploy_and_still_takes_back()
    {
        await LiveAsync();
        await State.AddVersionAsync("shop", APlatform.Version("price", "c2"), None);
        await State.SetFrozenAsync("shop", true, "ann", None);
        await Assert.ThrowsAsync<PlatformFrozenException>(() => State.ApplyAsync(
            "shop", "price", APlatform.Change("c2/price/0", "canary.started", (1, null), 1, 2, (2, VersionState.Canary)), None));
        await State.ApplyAsync("shop", "price", APlatform.Change("back", "version.rolled-back", (1, null), 0, null, (1, VersionState.RolledBack)), None);
        Assert.Equal(0, (await State.GetFunctionAsync("shop", "price", None))!.Live);
    }

    [Fact]
    public async Task Each_backup_restores_the_live_version_that_it_holds()
    {
        await LiveAsync();
        await State.ApplyAsync("shop", "price", APlatform.Change("back", "version.rolled-back", (1, null), 0, null, (1, VersionState.RolledBack)), None);
        foreach (var (id, backup) in await State.ListBackupsAsync("shop", "price", None).ToListAsync())
        {
            var restored = await State.RestoreAsync("shop", "price", id, "restore-" + id, "ann", None);
            Assert.Equal((backup!.Pointer.Live, null), Of(restored));
        }
    }

    [Fact]
    public async Task A_damaged_backup_is_listed_as_damaged_and_keeps_no_other_from_being_restored()
    {
        await LiveAsync();
        await State.ApplyAsync("shop", "price", APlatform.Change("back", "version.rolled-back", (1, null), 0, null, (1, VersionState.RolledBack)), None);
        var backups = await State.ListBackupsAsync("shop", "price", None).ToListAsync();
        var (damaged, good) = (backups.First(b => b.Backup!.Pointer.Live == 0).Id, backups.Single(b => b.Backup!.Pointer.Live == 1).Id);
        await store.Blobs.ReplaceAsync("backups", "shop/price/" + damaged, new byte[] { 1 }, null, None);
        var listed = await State.ListBackupsAsync("shop", "price", None).ToListAsync();
        Assert.Equal((backups.Count, (damaged, (BackupRecord?)null)), (listed.Count, listed[^1]));
        Assert.Equal(1, (await State.RestoreAsync("shop", "price", good, "restore-good", "ann", None)).Live);
        await Assert.ThrowsAsync<DamagedBlobException>(() => State.RestoreAsync("shop", "price", damaged, "restore-damaged", "ann", None));
    }

    [Fact]
    public async Task A_damaged_bundle_is_never_given_out()
    {
        await RegisterAsync();
        var version = await State.AddVersionAsync("shop", APlatform.Version("price"), None);
        await store.Blobs.ReplaceAsync("bundles", version.Bundle, new byte[] { 1 }, null, None);
        await Assert.ThrowsAsync<DamagedBlobException>(() => State.GetBundleAsync(version.Bundle, None));
    }

    [Fact]
    public async Task The_manifest_names_only_functions_that_left_version_0_and_its_ETag_follows_it()
    {
        await RegisterAsync();
        var (empty, before) = await State.GetManifestAsync("shop", None);
        await State.AddVersionAsync("shop", APlatform.Version("price"), None);
        Assert.Equal(before, (await State.GetManifestAsync("shop", None)).ETag);
        await State.ApplyAsync("shop", "price", APlatform.Change("k", "canary.started", (0, null), 0, 1, (1, VersionState.Canary)), None);
        var (manifest, after) = await State.GetManifestAsync("shop", None);
        Assert.Empty(empty.Functions);
        Assert.NotEqual(before, after);
        Assert.Equal((1, 0.01), (manifest.Functions.Single().Canary!.Version, manifest.Functions.Single().Canary!.Weight));
    }

    [Fact]
    public async Task A_cycle_too_large_for_an_entity_is_kept_whole()
    {
        var reason = new Reason("contract.missing", new string('x', 100_000));
        var cycle = new CycleRecord
        {
            Id = "c1", Platform = "shop", Status = "completed", Started = store.Time.GetUtcNow(),
            Opportunities = [new OpportunityOutcome("price", "fake", "review", null, [reason], null)],
        };
        await State.PutCycleAsync(cycle, None);
        Assert.Equal(100_000, (await State.FindCycleAsync("c1", None))!.Opportunities[0].Reasons[0].Sentence.Length);
    }

    [Fact]
    public async Task A_review_is_found_by_its_id_alone()
    {
        var review = new ReviewRecord
        {
            Id = "r1", Function = "price", Type = "fake", Cycle = "c1", Reasons = [], State = ReviewState.Open, Created = store.Time.GetUtcNow(),
        };
        await State.PutReviewAsync("shop", review, None);
        await State.PutReviewAsync("shop", review with { State = ReviewState.Approved }, None);
        Assert.Equal(("shop", ReviewState.Approved), ((await State.FindReviewAsync("r1", None))!.Value.Platform, (await State.FindReviewAsync("r1", None))!.Value.Review.State));
        Assert.Null(await State.FindReviewAsync("r2", None));
    }

    private static (int Live, int? Canary) Of(FunctionRecord? pointer) => (pointer!.Live, pointer.Canary?.Version);

    private Task RegisterAsync() => State.PutPlatformAsync(APlatform.Source("price", "stock"), Autonomy.Full, "ann", None);

    private async Task LiveAsync()
    {
        await RegisterAsync();
        await State.AddVersionAsync("shop", APlatform.Version("price"), None);
        await State.ApplyAsync("shop", "price", APlatform.Change("c1/price/0", "canary.started", (0, null), 0, 1, (1, VersionState.Canary)), None);
        await State.ApplyAsync("shop", "price", APlatform.Change("c1/price/5", "version.promoted", (0, 1), 1, null, (1, VersionState.Live)), None);
    }
}
