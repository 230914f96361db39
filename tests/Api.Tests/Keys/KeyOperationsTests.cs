using System.Net;
using System.Net.Http.Json;
using Optimizer.Api.Keys;
using Optimizer.Core.Bundles;
using Optimizer.Core.State;
using Optimizer.Core.Storage;
using Optimizer.Runtime.Versions;

namespace Optimizer.Api.Tests.Keys;

public sealed class KeyOperationsTests
{
    [Fact]
    public async Task A_key_that_was_made_over_http_opens_what_its_scope_says()
    {
        await using var api = await AnApi.StartAsync();
        var admin = await api.WithShopAsync();
        using var made = await admin.PostAsJsonAsync("/api/keys", new { scope = "operate", name = "ci" });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal("no-store", made.Headers.CacheControl?.ToString());
        var ci = api.WithKey((await made.JsonAsync()).GetProperty("key").GetString()!);
        Assert.Equal(HttpStatusCode.OK, (await ci.PostAsync("/api/platforms/shop/freeze", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await ci.GetAsync("/api/keys")).StatusCode);
    }

    [Fact]
    public async Task After_rotation_both_keys_open_until_the_stated_time_and_then_the_new_one_alone()
    {
        await using var api = await AnApi.StartAsync();
        var admin = await api.WithShopAsync();
        var old = await MakeAsync(admin, new { scope = "read" });
        using var rotated = await admin.PostAsJsonAsync($"/api/keys/{Id(old)}/rotate", new { overlapHours = 2 });
        var fresh = (await rotated.JsonAsync()).GetProperty("key").GetString()!;
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], [await LookAsync(api, old), await LookAsync(api, fresh)]);
        var listed = (await (await admin.GetAsync("/api/keys")).JsonAsync()).GetProperty("items").EnumerateArray().Single(k => k.GetProperty("id").GetString() == Id(old));
        Assert.Equal((api.Store.Time.GetUtcNow().AddHours(2), Id(fresh)), (listed.GetProperty("expires").GetDateTimeOffset(), listed.GetProperty("replacedBy").GetString()));
        api.Store.Time.Advance(TimeSpan.FromHours(2));
        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.OK], [await LookAsync(api, old), await LookAsync(api, fresh)]);
    }

    [Fact]
    public async Task A_key_is_rotated_once()
    {
        await using var api = await AnApi.StartAsync();
        var admin = await api.WithShopAsync();
        var old = await MakeAsync(admin, new { scope = "read" });
        await (await admin.PostAsync($"/api/keys/{Id(old)}/rotate", null)).JsonAsync();
        using var again = await admin.PostAsync($"/api/keys/{Id(old)}/rotate", null);
        await again.IsProblemAsync(HttpStatusCode.Conflict, "refused");
    }

    [Fact]
    public async Task A_revoked_key_opens_nothing_from_that_moment()
    {
        await using var api = await AnApi.StartAsync();
        var admin = await api.WithShopAsync();
        var key = await MakeAsync(admin, new { scope = "read" });
        Assert.Equal(HttpStatusCode.OK, await LookAsync(api, key));
        Assert.Equal(HttpStatusCode.NoContent, (await admin.DeleteAsync($"/api/keys/{Id(key)}")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await LookAsync(api, key));
        using var unknown = await admin.DeleteAsync($"/api/keys/{Id(key)}");
        await unknown.IsProblemAsync(HttpStatusCode.NotFound, "unknown-name");
    }

    [Fact]
    public async Task A_key_ends_when_its_time_is_over()
    {
        await using var api = await AnApi.StartAsync();
        var key = await MakeAsync(await api.WithShopAsync(), new { scope = "read", validForHours = 1 });
        Assert.Equal(HttpStatusCode.OK, await LookAsync(api, key));
        api.Store.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.Unauthorized, await LookAsync(api, key));
    }

    [Fact]
    public async Task A_key_for_one_platform_opens_that_platform_alone()
    {
        await using var api = await AnApi.StartAsync();
        var admin = await api.WithShopAsync();
        await admin.PutAsJsonAsync("/api/platforms/bank", new { autonomy = "full" });
        await api.State.PutCycleAsync(new CycleRecord { Id = "c1", Platform = "shop", Status = "completed", Started = DateTimeOffset.UnixEpoch }, default);
        await api.State.PutCycleAsync(new CycleRecord { Id = "c2", Platform = "bank", Status = "completed", Started = DateTimeOffset.UnixEpoch }, default);
        var (ours, theirs) = (await BundleAsync(api, "shop"), await BundleAsync(api, "bank"));
        var client = api.WithKey(await MakeAsync(admin, new { scope = "admin", platform = "shop" }));
        foreach (var path in new[] { "platforms/shop", "platforms/shop/manifest", "cycles/c1", $"bundles/{ours}" })
            Assert.True((await client.GetAsync("/api/" + path)).IsSuccessStatusCode, path);
        foreach (var path in new[] { "platforms", "platforms/bank", "platforms/bank/audit", "cycles/c2", "cycles/c3", "keys", "keys/audit", $"bundles/{theirs}" })
        {
            using var response = await client.GetAsync("/api/" + path);
            await response.IsProblemAsync(HttpStatusCode.Forbidden, "other-platform");
        }
        using var key = await client.PostAsJsonAsync("/api/keys", new { scope = "admin" });
        await key.IsProblemAsync(HttpStatusCode.Forbidden, "other-platform");
    }

    [Theory]
    [InlineData("{}", "bad-scope")]
    [InlineData("""{"scope":7}""", "bad-scope")]
    [InlineData("""{"scope":"owner"}""", "bad-json")]
    [InlineData("""{"scope":"read","platform":"../x"}""", "bad-name")]
    [InlineData("""{"scope":"read","platform":"nowhere"}""", "unknown-name")]
    [InlineData("""{"scope":"read","validForHours":-1}""", "bad-time")]
    [InlineData("""{"scope":"read","validForHours":0}""", "refused")]
    [InlineData("""{"scope":"read","name":""}""", "refused")]
    public async Task A_request_for_a_key_that_makes_no_sense_is_refused(string body, string kind)
    {
        await using var api = await AnApi.StartAsync();
        using var response = await (await api.WithShopAsync()).PostAsync("/api/keys", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        Assert.EndsWith(":" + kind, System.Text.Json.JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("type").GetString(), StringComparison.Ordinal);
        Assert.Empty(await api.State.ListAuditAsync(KeyOperations.AuditLog, default).ToListAsync());
    }

    [Fact]
    public async Task Every_act_is_in_the_chained_log_and_no_log_answer_or_store_has_a_keys_text_twice()
    {
        var log = new FakeLog();
        await using var api = await AnApi.StartAsync(log: log);
        var admin = await api.WithShopAsync();
        var first = await MakeAsync(admin, new { scope = "operate", platform = "shop" });
        using var rotated = await admin.PostAsync($"/api/keys/{Id(first)}/rotate", null);
        var second = (await rotated.JsonAsync()).GetProperty("key").GetString()!;
        await admin.DeleteAsync($"/api/keys/{Id(second)}");
        var entries = await api.State.ListAuditAsync(KeyOperations.AuditLog, default).ToListAsync();
        Assert.Equal(["key.created", "key.rotated", "key.revoked"], entries.Select(e => e.Event));
        Assert.All(entries, e => Assert.StartsWith("key:", e.Actor, StringComparison.Ordinal));
        Assert.True((await new AuditVerifier(api.Store.Entities, api.Store.Blobs).VerifyAsync(KeyOperations.AuditLog, default)).Intact);
        Assert.NotEmpty(log.Text);
        var all = string.Concat(api.Store.Snapshot(), log.Text, await admin.GetStringAsync("/api/keys"), await admin.GetStringAsync("/api/keys/audit"));
        Assert.All([first, second], k => Assert.DoesNotContain(k[17..], all, StringComparison.Ordinal));
    }

    private static async Task<string> BundleAsync(AnApi api, string platform)
    {
        var content = new BundleContent(new BundleManifest(platform, "doubler", "fake", "A", "B", platform), [1], "", "", "", "");
        return (await api.Store.Blobs.PutContentAsync("bundles", "", BundleArchive.Write(content), default)).Sha256;
    }

    private static async Task<string> MakeAsync(HttpClient admin, object body)
    {
        using var made = await admin.PostAsJsonAsync("/api/keys", body);
        return (await made.JsonAsync()).GetProperty("key").GetString()!;
    }

    private static async Task<HttpStatusCode> LookAsync(AnApi api, string key)
    {
        using var response = await api.WithKey(key).GetAsync("/api/platforms/shop");
        return response.StatusCode;
    }

    private static string Id(string key) => key.Split('_')[1];
}
