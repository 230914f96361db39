using System.Net;
using System.Net.Http.Json;
using Optimizer.Core.State;

namespace Optimizer.Api.Tests.Handlers;

public sealed class ReviewsTests
{
    [Fact]
    public async Task Approval_starts_the_trial_at_the_first_step_and_names_who_approved()
    {
        await using var api = await AnApi.StartAsync();
        var client = await api.WithShopAsync();
        await api.WithReviewAsync((await api.WithVersionAsync()).Version);
        var answer = await (await client.PostAsync("/api/reviews/r1/approve", null)).JsonAsync();
        Assert.Equal(0.01, answer.GetProperty("function").GetProperty("canary").GetProperty("weight").GetDouble());
        Assert.Equal(VersionState.Canary, (await api.State.GetVersionAsync("shop", "doubler", 1, default))!.State);
        Assert.Equal(ReviewState.Approved, (await api.State.FindReviewAsync("r1", default))!.Value.Review.State);
        var audit = await api.State.ListAuditAsync("shop", default).ToListAsync();
        Assert.StartsWith("key:", audit.Single(e => e.Event == "review.approved").Actor, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decided_review_cannot_be_decided_again()
    {
        await using var api = await AnApi.StartAsync();
        var client = await api.WithShopAsync();
        await api.WithReviewAsync((await api.WithVersionAsync()).Version);
        await (await client.PostAsJsonAsync("/api/reviews/r1/reject", new { because = "not now" })).JsonAsync();
        using var again = await client.PostAsync("/api/reviews/r1/approve", null);
        await again.IsProblemAsync(HttpStatusCode.Conflict, "refused");
    }

    [Fact]
    public async Task A_review_without_a_version_says_what_would_flip_it()
    {
        await using var api = await AnApi.StartAsync();
        var client = await api.WithShopAsync();
        await api.WithReviewAsync(version: null);
        using var response = await client.PostAsync("/api/reviews/r1/approve", null);
        var problem = await response.IsProblemAsync(HttpStatusCode.Conflict, "refused");
        Assert.Contains("Declare Safe.", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_review_is_put_off_and_can_still_be_approved()
    {
        await using var api = await AnApi.StartAsync();
        var client = await api.WithShopAsync();
        await api.WithReviewAsync((await api.WithVersionAsync()).Version);
        var until = api.Store.Time.GetUtcNow().AddDays(2);
        var answer = await (await client.PostAsJsonAsync("/api/reviews/r1/postpone", new { until, because = "sale" })).JsonAsync();
        Assert.Equal(("open", until), (answer.GetProperty("state").GetString(), answer.GetProperty("postponedUntil").GetDateTimeOffset()));
        var shown = (await (await client.GetAsync("/api/platforms/shop/reviews")).JsonAsync()).GetProperty("items")[0];
        Assert.Equal(until, shown.GetProperty("postponedUntil").GetDateTimeOffset());
        Assert.Contains("sale", (await api.State.ListAuditAsync("shop", default).SingleAsync(e => e.Event == "review.postponed")).Detail.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync("/api/reviews/r1/approve", null)).StatusCode);
    }

    [Theory]
    [InlineData("{}", HttpStatusCode.BadRequest, "bad-time")]
    [InlineData("{\"until\":\"soon\"}", HttpStatusCode.BadRequest, "bad-json")]
    [InlineData("{\"until\":\"2026-11-22T09:59:00Z\"}", HttpStatusCode.Conflict, "refused")]
    [InlineData("{\"until\":\"2027-11-22T09:59:00Z\"}", HttpStatusCode.Conflict, "refused")]
    public async Task A_time_that_is_missing_past_or_too_far_is_refused(string body, HttpStatusCode status, string kind)
    {
        await using var api = await AnApi.StartAsync();
        var client = await api.WithShopAsync();
        await api.WithReviewAsync(version: null);
        using var response = await client.PostAsync("/api/reviews/r1/postpone", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        await response.IsProblemAsync(status, kind);
        Assert.Null((await api.State.FindReviewAsync("r1", default))!.Value.Review.PostponedUntil);
    }

    [Fact]
    public async Task Nothing_is_approved_beyond_the_budget_and_the_refusal_says_when_it_fits()
    {
        await using var api = await AnApi.StartAsync();
        var client = await api.WithShopAsync();
        var source = (await api.State.GetSourceAsync("shop", default))!;
        var rules = new Core.Operations.Changes.ChangeRules { PerDay = 1 };
        var files = new Dictionary<string, string>(source.Files) { ["B.cs"] = "" };
        await api.State.PutPlatformAsync(new(source.Definition with { Changes = rules }, files), Autonomy.Full, "test", default);
        await api.WithReviewAsync((await api.WithVersionAsync()).Version);
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync("/api/reviews/r1/approve", null)).StatusCode);
        await client.PostAsync("/api/platforms/shop/functions/doubler/rollback", null);
        await api.WithReviewAsync((await api.WithVersionAsync(cycle: "c2")).Version, "r2");
        using var response = await client.PostAsync("/api/reviews/r2/approve", null);
        var problem = await response.IsProblemAsync(HttpStatusCode.Conflict, "refused");
        Assert.Contains("the next fits at 2026-11-23 10:00:00Z", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_approved_on_a_frozen_platform()
    {
        await using var api = await AnApi.StartAsync();
        var client = await api.WithShopAsync();
        await api.WithReviewAsync((await api.WithVersionAsync()).Version);
        await client.PostAsync("/api/platforms/shop/freeze", null);
        using var response = await client.PostAsync("/api/reviews/r1/approve", null);
        await response.IsProblemAsync(HttpStatusCode.Conflict, "refused");
        Assert.Equal(ReviewState.Open, (await api.State.FindReviewAsync("r1", default))!.Value.Review.State);
    }

    [Fact]
    public async Task A_version_that_was_built_upon_another_than_the_live_one_is_not_approved()
    {
        await using var api = await AnApi.StartAsync();
        var client = await api.WithShopAsync();
        await api.WithVersionAsync();
        await api.WithReviewAsync((await api.WithVersionAsync(baseVersion: 1, cycle: "c2")).Version);
        using var response = await client.PostAsync("/api/reviews/r1/approve", null);
        var problem = await response.IsProblemAsync(HttpStatusCode.Conflict, "refused");
        Assert.Contains("built upon version 1", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_reviews_are_listed_with_their_reasons()
    {
        await using var api = await AnApi.StartAsync();
        var client = await api.WithShopAsync();
        await api.WithReviewAsync(version: null);
        var list = await (await client.GetAsync("/api/platforms/shop/reviews")).JsonAsync();
        Assert.Equal("contract.missing", list.GetProperty("items")[0].GetProperty("reasons")[0].GetProperty("id").GetString());
    }
}
