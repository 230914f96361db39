using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace Optimizer.Api.Tests.Handlers;

public sealed class ManifestsTests
{
    [Fact]
    public async Task A_manifest_that_did_not_change_is_answered_with_304()
    {
        await using var api = await AnApi.StartAsync();
        var client = await api.WithShopAsync();
        using var first = await client.GetAsync("/api/platforms/shop/manifest");
        Assert.Empty((await first.JsonAsync()).GetProperty("functions").EnumerateArray());
        using var second = await AskAsync(client, first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_trial_changes_the_manifest_and_its_bundle_can_be_fetched()
    {
        await using var api = await AnApi.StartAsync();
        var client = await api.WithShopAsync();
        using var before = await client.GetAsync("/api/platforms/shop/manifest");
        await api.WithReviewAsync((await api.WithVersionAsync()).Version);
        await (await client.PostAsync("/api/reviews/r1/approve", null)).JsonAsync();
        using var after = await AskAsync(client, before.Headers.ETag!);
        var canary = (await after.JsonAsync()).GetProperty("functions")[0].GetProperty("canary");
        Assert.Equal(0.01, canary.GetProperty("weight").GetDouble());
        var sha256 = canary.GetProperty("sha256").GetString()!;
        var bundle = await client.GetByteArrayAsync($"/api/bundles/{sha256}");
        Assert.Equal(sha256, Convert.ToHexStringLower(SHA256.HashData(bundle)));
    }

    [Fact]
    public async Task An_unknown_bundle_is_not_found_and_a_bad_hash_is_refused()
    {
        await using var api = await AnApi.StartAsync();
        var client = await api.WithShopAsync();
        using var unknown = await client.GetAsync($"/api/bundles/{new string('0', 64)}");
        await unknown.IsProblemAsync(HttpStatusCode.NotFound, "unknown-name");
        using var bad = await client.GetAsync("/api/bundles/abc");
        await bad.IsProblemAsync(HttpStatusCode.BadRequest, "bad-name");
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient client, EntityTagHeaderValue known)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/platforms/shop/manifest");
        request.Headers.IfNoneMatch.Add(known);
        return client.SendAsync(request);
    }
}
