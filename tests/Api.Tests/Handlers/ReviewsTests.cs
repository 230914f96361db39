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
