using System.Text.Json;
using Optimizer.Core.Operations;
using Optimizer.Core.Operations.Alerts;
using Optimizer.Core.State;
using Optimizer.Core.Storage;
using Optimizer.TestKit.State;
using Xunit;

namespace Optimizer.TestKit.Storage;

/// <summary>What is stored and damaged is found, kept aside and put back, over any two stores. An adapter's tests inherit it.</summary>
public abstract class IntegrityContract : IDisposable
{
    private const int Seed = 20_261_122;
    private static readonly CancellationToken None = CancellationToken.None;
    private ACheckedStore? opened;

    public static TheoryData<string> Damages => ["first byte", "middle byte", "last byte", "truncated", "emptied", "appended"];

    /// <summary>Empty stores of their own.</summary>
    protected abstract (IStateStore State, IBlobStore Blobs) Open();

    private ACheckedStore Store => opened ??= Create();

    public virtual void Dispose()
    {
        opened?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory, MemberData(nameof(Damages))]
    public async Task A_damaged_bundle_is_put_back_from_its_copy(string damage)
    {
        await Store.LiveAsync();
        var bundle = (await Store.State.GetVersionAsync("shop", "price", 1, None))!.Bundle;
        var whole = await Store.State.GetBundleAsync(bundle, None);
        await Store.DamageBlobAsync("bundles", bundle, b => Damaged(b, damage));
        Assert.Equal(whole, await Store.State.GetBundleAsync(bundle, None));
        Assert.Equal(whole, (await Store.RawBlobs.GetAsync("bundles", bundle, None))!.Content.ToArray());
        Assert.Equal(AlertKinds.StorageRepaired, Assert.Single(Store.Alerts.Raised).Kind);
        Assert.Single(await Store.RawBlobs.ListAsync("quarantine", $"blobs/bundles/{bundle}/", null, None).ToListAsync());
        Assert.Equal(1, (await Store.State.GetFunctionAsync("shop", "price", None))!.Live);
    }

    [Theory, MemberData(nameof(Damages))]
    public async Task A_damaged_backup_is_put_back_from_its_copy_and_restores(string damage)
    {
        await Store.LiveAsync();
        await Store.State.ApplyAsync("shop", "price", APlatform.Change("back", "version.rolled-back", (1, null), 0, null, (1, VersionState.RolledBack)), None);
        var (id, _) = await Store.State.ListBackupsAsync("shop", "price", None).FirstAsync(b => b.Backup!.Pointer.Live == 1);
        await Store.DamageBlobAsync("backups", $"shop/price/{id}", b => Damaged(b, damage));
        Assert.Equal(1, (await Store.State.RestoreAsync("shop", "price", id, "again", "ann", None)).Live);
    }

    [Fact]
    public async Task A_bundle_that_is_gone_is_put_back_from_its_copy()
    {
        await Store.LiveAsync();
        var bundle = (await Store.State.GetVersionAsync("shop", "price", 1, None))!.Bundle;
        await Store.RawBlobs.DeleteAsync("bundles", bundle, None);
        Assert.NotNull(await Store.State.GetBundleAsync(bundle, None));
        Assert.NotNull(await Store.RawBlobs.GetAsync("bundles", bundle, None));
    }

    [Fact]
    public async Task Where_no_copy_is_whole_the_version_below_with_a_whole_bundle_serves_and_it_is_told()
    {
        await Store.LiveAsync(versions: 3);
        foreach (var version in new[] { 3, 2 })
        {
            var bundle = (await Store.State.GetVersionAsync("shop", "price", version, None))!.Bundle;
            await Store.DamageBlobAsync("bundles", bundle, b => Damaged(b, "middle byte"));
            await Store.DamageBlobAsync("replicas", $"bundles/{bundle}", b => Damaged(b, "truncated"));
        }
        var report = await Store.Get<StoreInspection>().InspectAsync("shop", None);
        Assert.Equal((1, 1), (report.Bundles, report.Damaged));
        Assert.Equal(1, (await Store.State.GetFunctionAsync("shop", "price", None))!.Live);
        Assert.Equal((VersionState.Withdrawn, VersionState.Live), (await StateOfAsync(3), await StateOfAsync(1)));
        Assert.Contains(Store.Alerts.Raised, a => a.Kind == AlertKinds.StorageDamaged);
        Assert.Contains(Store.Alerts.Raised, a => a.Kind == AlertKinds.Withdrawn && a.Version == 3);
        Assert.Contains("is damaged and no copy of it is whole; version 1 serves", (await LastAsync("version.damaged")).GetProperty("because").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, (await Store.State.GetManifestAsync("shop", None)).Manifest.Functions[0].Live!.Version);
    }

    [Fact]
    public async Task Without_any_whole_bundle_the_original_serves()
    {
        await Store.LiveAsync();
        var bundle = (await Store.State.GetVersionAsync("shop", "price", 1, None))!.Bundle;
        await Store.RawBlobs.DeleteAsync("bundles", bundle, None);
        await Store.RawBlobs.DeleteAsync("replicas", $"bundles/{bundle}", None);
        await Store.Get<StoreInspection>().InspectAsync("shop", None);
        Assert.Equal(0, (await Store.State.GetFunctionAsync("shop", "price", None))!.Live);
    }

    [Fact]
    public async Task A_live_pointer_damaged_at_any_place_is_read_as_it_was_written()
    {
        await Store.LiveAsync();
        var random = new Random(Seed);
        var whole = await Store.State.GetFunctionAsync("shop", "price", None);
        for (var i = 0; i < 40; i++)
        {
            await Store.DamageRowAsync("platform:shop", "function:price", json => Flipped(json, random));
            var read = await Store.State.GetFunctionAsync("shop", "price", None);
            Assert.True(whole == read, $"seed {Seed}, flip {i}: {read}");
        }
        await Store.DamageRowAsync("platform:shop", "function:price", json => json[..(json.Length / 2)]);
        Assert.Equal(whole, await Store.State.ListFunctionsAsync("shop", None).SingleAsync());
        await Store.Get<StoreInspection>().InspectAsync("shop", None);
        Assert.StartsWith("state/platform_shop/function_price/", (await LastAsync("storage.quarantined")).GetProperty("name").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_version_record_and_platform_record_are_put_back()
    {
        await Store.LiveAsync();
        await Store.DamageRowAsync("versions:shop:price", "00000001", json => json.Replace("\"state\":\"Live\"", "\"state\":\"Ready\"", StringComparison.Ordinal));
        await Store.DamageRowAsync("platform:shop", "platform", json => json[..^9]);
        Assert.Equal(VersionState.Live, await StateOfAsync(1));
        Assert.Equal(Autonomy.Full, (await Store.State.GetPlatformAsync("shop", None))!.Autonomy);
        Assert.All(Store.Alerts.Raised, a => Assert.Equal(AlertKinds.StorageRepaired, a.Kind));
    }

    [Fact]
    public async Task A_pointer_whose_copy_is_damaged_too_is_never_guessed()
    {
        await Store.LiveAsync();
        await Store.DamageRowAsync("platform:shop", "function:price", json => json.Replace("\"live\":1", "\"live\":7", StringComparison.Ordinal));
        await Store.DamageRowAsync("platform:shop", "mirror:function:price", json => json.Replace("\"live\":1", "\"live\":8", StringComparison.Ordinal));
        var fault = await Assert.ThrowsAsync<DamagedDocumentException>(() => Store.State.GetFunctionAsync("shop", "price", None));
        Assert.Contains("platform:shop/function:price", fault.Message, StringComparison.Ordinal);
        Assert.Equal(AlertKinds.StorageDamaged, Assert.Single(Store.Alerts.Raised).Kind);
    }

    [Fact]
    public async Task A_row_that_a_person_edited_by_hand_without_its_seal_is_taken_as_it_is()
    {
        await Store.LiveAsync();
        await Store.DamageRowAsync("platform:shop", "function:price", json =>
            json[..json.IndexOf(",\"seal\"", StringComparison.Ordinal)].Replace("\"live\":1", "\"live\":0", StringComparison.Ordinal) + "}");
        Assert.Equal(0, (await Store.State.GetFunctionAsync("shop", "price", None))!.Live);
        Assert.Empty(Store.Alerts.Raised);
    }

    [Theory]
    [InlineData("changed")]
    [InlineData("truncated")]
    [InlineData("removed")]
    public async Task Audit_entries_that_are_damaged_are_found_told_and_put_back(string damage)
    {
        await Store.LiveAsync();
        foreach (var row in new[] { "000000000002", "000000000003" })
        {
            if (damage == "removed") await Store.RawState.WriteAsync("audit:shop", [StateWrite.Delete(row)], None);
            else await Store.DamageRowAsync("audit:shop", row, json => damage == "truncated" ? json[..20] : json.Replace("because", "becauze", StringComparison.Ordinal));
        }
        Assert.Equal(2, (await Store.Get<AuditVerifier>().VerifyAsync("shop", None)).Broken);
        var report = await Store.Get<StoreInspection>().InspectAsync("shop", None);
        Assert.True(report.Audit.Intact, report.Audit.Because);
        Assert.Equal(AlertKinds.AuditBroken, Assert.Single(Store.Alerts.Raised, a => a.Kind == AlertKinds.AuditBroken).Kind);
        Assert.Equal(2, (await LastAsync("audit.repaired")).GetProperty("entry").GetInt64());
        Assert.True((await Store.Get<AuditVerifier>().VerifyAsync("shop", None)).Intact);
    }

    [Fact]
    public async Task A_log_that_was_cut_off_with_its_head_and_copies_is_found_by_its_signed_end()
    {
        await Store.LiveAsync();
        Assert.Equal(3, await Store.Get<AuditSeals>().SignAsync("shop", None));
        Assert.Equal(new AuditVerdict(3, null, null) { Signed = 3 }, await Store.Get<AuditVerifier>().VerifyAsync("shop", None));
        foreach (var row in await Store.RawState.QueryAsync("audit:shop", null, null, None).Select(e => e.Row).ToListAsync())
            await Store.RawState.WriteAsync("audit:shop", [StateWrite.Delete(row)], None);
        Assert.Equal(1, (await Store.Get<AuditVerifier>().VerifyAsync("shop", None)).Broken);
        await Store.State.AuditAsync("shop", null, "forged", "mallory", new { }, None);
        var verdict = await Store.Get<AuditVerifier>().VerifyAsync("shop", None);
        Assert.Contains("entry 3 was signed at 2026-11-22 10:00:00Z", verdict.Because, StringComparison.Ordinal);
    }

    private ACheckedStore Create()
    {
        var (state, blobs) = Open();
        return new ACheckedStore(state, blobs);
    }

    private async Task<VersionState> StateOfAsync(int version) => (await Store.State.GetVersionAsync("shop", "price", version, None))!.State;

    private async Task<JsonElement> LastAsync(string @event) =>
        (await Store.State.ListAuditAsync("shop", None).LastAsync(e => e.Event == @event)).Detail;

    private static byte[] Damaged(byte[] content, string damage) => damage switch
    {
        "first byte" => Flipped(content, 0),
        "middle byte" => Flipped(content, content.Length / 2),
        "last byte" => Flipped(content, content.Length - 1),
        "truncated" => content[..(content.Length / 2)],
        "emptied" => [],
        _ => [.. content, 0],
    };

    private static byte[] Flipped(byte[] content, int at)
    {
        content[at] ^= 1;
        return content;
    }

    /// <summary>One character becomes another printable one, anywhere in the text.</summary>
    private static string Flipped(string json, Random random)
    {
        var at = random.Next(json.Length);
        var other = (char)(json[at] ^ (1 << random.Next(0, 3)));
        return $"{json[..at]}{other}{json[(at + 1)..]}";
    }
}
