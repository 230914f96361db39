using Microsoft.Extensions.Time.Testing;
using Optimizer.Runtime.Tests.Samples;

namespace Optimizer.Runtime.Tests.Versions;

public sealed class VersionUpdaterTests : VersionsTest
{
    [Fact]
    public async Task Serves_the_live_version_that_the_manifest_names_and_then_another_and_then_the_original()
    {
        await RouteAsync(ABundle.Pricing(1, "one"), null);
        Assert.Equal("one", await SourceAsync());
        await RouteAsync(ABundle.Pricing(2, "two"), null);
        Assert.Equal("two", await SourceAsync());
        await RouteAsync(null, null);
        Assert.Equal("original", await SourceAsync());
        Assert.Equal([1, 2, 0], Runtime.Drain(Handle).Select(c => c.Version));
    }

    [Fact]
    public async Task Gives_the_canary_its_share_of_invocations()
    {
        await RouteAsync(ABundle.Pricing(1, "live"), ABundle.Pricing(2, "canary", weight: 0.2));
        var sources = new List<string>();
        for (var i = 0; i < 10_000; i++) sources.Add(await SourceAsync());
        Assert.InRange(sources.Count(s => s == "canary"), 1_850, 2_150);
        Assert.DoesNotContain("original", sources);
    }

    [Fact]
    public async Task A_decorator_wraps_the_very_original_of_the_application()
    {
        await RouteAsync(ABundle.Of(1, """
            [Decorates(typeof(PriceFunction))]
            public sealed class Cheaper(IPlatformFunction<PriceRequest, Price> inner) : IPlatformFunction<PriceRequest, Price>
            {
                public async Task<Price> InvokeAsync(PriceRequest request, CancellationToken cancellationToken)
                {
                    var price = await inner.InvokeAsync(request, cancellationToken);
                    return price with { Source = "decorated " + price.Source };
                }
            }
            """), null);
        Assert.Equal("decorated original", await SourceAsync());
    }

    [Fact]
    public async Task Asks_again_with_the_etag_and_downloads_nothing_twice()
    {
        await RouteAsync(ABundle.Pricing(1, "one"), null);
        await Updates.UpdateAsync(default);
        await Updates.UpdateAsync(default);
        Assert.Equal((1, 1), (Optimizer.Manifests, Optimizer.Downloads));
        Assert.All(Optimizer.Keys, k => Assert.Equal("key", k));
    }

    [Fact]
    public async Task Changed_weights_do_not_load_a_version_again()
    {
        var canary = ABundle.Pricing(1, "canary", 0);
        await RouteAsync(null, canary);
        Assert.Equal("original", await SourceAsync());
        Optimizer.Route(canary, null);
        await Updates.UpdateAsync(default);
        Assert.Equal("canary", await SourceAsync());
        Assert.Equal(1, Optimizer.Downloads);
    }

    [Fact]
    public async Task A_download_that_fails_is_tried_again_while_the_original_answers()
    {
        Optimizer.BundlesBroken = 503;
        await RouteAsync(ABundle.Pricing(1, "one"), null);
        Assert.Equal("original", await SourceAsync());
        Optimizer.BundlesBroken = null;
        await Updates.UpdateAsync(default);
        Assert.Equal("one", await SourceAsync());
    }

    [Fact]
    public async Task An_optimizer_that_is_down_changes_no_route()
    {
        await RouteAsync(ABundle.Pricing(1, "one"), null);
        Optimizer.Broken = 500;
        await Assert.ThrowsAsync<HttpRequestException>(() => Updates.UpdateAsync(default));
        Assert.Equal("one", await SourceAsync());
    }

    [Fact]
    public async Task An_optimizer_that_is_not_heard_of_for_an_hour_gives_way_to_the_original_until_it_answers()
    {
        await RouteAsync(ABundle.Pricing(1, "one"), null);
        Optimizer.Broken = 500;
        var time = (FakeTimeProvider)Runtime.Services.Time;
        time.Advance(TimeSpan.FromMinutes(59));
        await Assert.ThrowsAsync<HttpRequestException>(() => Updates.UpdateAsync(default));
        Assert.Equal("one", await SourceAsync());
        time.Advance(TimeSpan.FromMinutes(1));
        await Assert.ThrowsAsync<HttpRequestException>(() => Updates.UpdateAsync(default));
        Assert.Equal("original", await SourceAsync());
        Optimizer.Broken = null;
        await Updates.UpdateAsync(default);
        Assert.Equal("one", await SourceAsync());
    }
}
