using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Optimizer.Core.Model;
using Optimizer.Core.Phases;
using Optimizer.Core.State;
using Optimizer.Functions.Activities;
using Optimizer.Functions.Reviews;
using Optimizer.TestKit.State;

namespace Optimizer.Functions.Tests.Http;

public class TriggersTests
{
    [Fact]
    public async Task Health_needs_no_key()
    {
        await using var app = await AnApp.StartAsync();

        using var response = await (await app.ClientAsync(scope: null)).GetAsync("/api/healthz");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_caller_without_an_api_key_is_told_so_in_a_problem_document()
    {
        await using var app = await AnApp.StartAsync();

        using var response = await (await app.ClientAsync(scope: null)).GetAsync("/api/platforms");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_cycle_is_started_as_an_orchestration()
    {
        await using var app = await AnApp.StartAsync();
        var client = await app.WithShopAsync();

        using var response = await client.PostAsync("/api/platforms/shop/cycles", null);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var id = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        Assert.Equal($"/api/cycles/{id}", response.Headers.Location!.OriginalString);
        Assert.Equal(OptimizationCycle.Name, app.Durable.Instances[id].Name);
        using var status = await client.GetAsync(response.Headers.Location);
        Assert.Equal("running", (await status.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_held_version_waits_and_its_approval_ends_the_wait()
    {
        await using var app = await AnApp.StartAsync();
        var client = await app.WithShopAsync();
        var version = await app.Store.State.AddVersionAsync("shop", APlatform.Version("Doubler"), default);
        var input = new ReviewInput("c1", "shop", "Doubler", "fake", version.Version, [new Reason("gate.confidence", "Too little.")]);
        var review = await app.Make<ReviewFunction>().RunAsync(input, app.Durable, default);
        Assert.Equal(review, await app.Make<ReviewFunction>().RunAsync(input, app.Durable, default));
        var instance = ReviewWait.InstanceOf(review);
        Assert.Equal(new ReviewWait(review, TimeSpan.FromDays(7)), app.Durable.Instances[instance].Input);

        using var response = await client.PostAsync($"/api/reviews/{review}/approve", null);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal([(instance, ReviewWait.Decided, new ReviewDecision("approve"))], app.Durable.Raised);
        Assert.Equal("decided", await app.Make<ReviewExpiry>().RunAsync(new ReviewWait(review, TimeSpan.FromDays(7)), default));
    }

    [Fact]
    public async Task A_refused_decision_tells_no_one()
    {
        await using var app = await AnApp.StartAsync();

        using var response = await (await app.WithShopAsync()).PostAsync("/api/reviews/unknown/approve", null);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Empty(app.Durable.Raised);
    }

    [Fact]
    public async Task An_expired_review_is_rejected_with_the_reason()
    {
        await using var app = await AnApp.StartAsync();
        await app.WithShopAsync();
        var review = await app.Make<ReviewFunction>().RunAsync(
            new ReviewInput("c1", "shop", "Doubler", "fake", null, [new Reason("gate.confidence", "Too little.")]), app.Durable, default);

        Assert.Equal("expired", await app.Make<ReviewExpiry>().RunAsync(new ReviewWait(review, TimeSpan.FromDays(7)), default));

        Assert.Equal(ReviewState.Rejected, (await app.Store.State.FindReviewAsync(review, default))!.Value.Review.State);
    }

    [Fact]
    public async Task A_review_that_was_put_off_outlives_its_deadline()
    {
        await using var app = await AnApp.StartAsync();
        var client = await app.WithShopAsync();
        var review = await app.Make<ReviewFunction>().RunAsync(
            new ReviewInput("c1", "shop", "Doubler", "fake", null, [new Reason("gate.confidence", "Too little.")]), app.Durable, default);

        using var response = await client.PostAsJsonAsync($"/api/reviews/{review}/postpone", new { until = app.Store.Time.GetUtcNow().AddDays(9) });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("postponed", await app.Make<ReviewExpiry>().RunAsync(new ReviewWait(review, TimeSpan.FromDays(7)), default));
        Assert.Equal(ReviewState.Open, (await app.Store.State.FindReviewAsync(review, default))!.Value.Review.State);
    }

    [Fact]
    public async Task A_stop_reaches_every_platform_of_the_app()
    {
        await using var app = await AnApp.StartAsync();
        var client = await app.WithShopAsync();

        using var response = await client.PostAsync("/api/stop", null);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.NotNull((await app.Store.State.GetPlatformAsync("shop", default))!.Stop);
    }

    [Fact]
    public async Task The_learner_answers_behind_its_trigger()
    {
        await using var app = await AnApp.StartAsync();

        using var response = await (await app.WithShopAsync()).PostAsJsonAsync("/api/platforms/shop/tier1/cycle", new { bands = new[] { 1.0, 2.0, 3.0, 4.0, 5.0 } });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory, InlineData("read", true), InlineData("ADMIN", true), InlineData("", false), InlineData("owner", false), InlineData("2", false)]
    public async Task A_key_is_made_for_a_scope_that_exists(string scope, bool made)
    {
        await using var app = await AnApp.StartAsync();
        var client = await app.ClientAsync(scope: null);

        using var response = await client.PostAsync($"/api/keys?scope={scope}", null);

        Assert.Equal(made ? HttpStatusCode.Created : HttpStatusCode.BadRequest, response.StatusCode);
        if (!made) return;
        client.DefaultRequestHeaders.Add("x-functions-key", (await response.Content.ReadAsStringAsync()).Trim());
        using var list = await client.GetAsync("/api/platforms");
        Assert.Equal(HttpStatusCode.OK, list.StatusCode);
    }
}
