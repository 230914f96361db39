using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Optimizer.Runtime.Client;
using Optimizer.Runtime.Handles;
using Optimizer.Runtime.Tests.Fakes;
using Optimizer.Runtime.Tests.Samples;
using Optimizer.Runtime.Versions;

namespace Optimizer.Runtime.Tests.Versions;

public sealed class VersionUpdaterTests : IDisposable
{
    private static readonly PriceRequest Request = new("AB-12");
    private readonly FakeOptimizer optimizer = new();
    private readonly ARuntime runtime = ARuntime.With(bufferSize: 16_384);
    private readonly OptimizerClient client;
    private readonly BundleVerifier verifier = new("shop", ABundle.PublicKeyPem);
    private readonly FunctionHandles handles;
    private VersionUpdater updater;

    public VersionUpdaterTests()
    {
        client = new OptimizerClient(optimizer.Address, "key", "shop");
        handles = new FunctionHandles(
            new Dictionary<string, Func<HandleServices, FunctionHandle>>
            {
                ["price"] = services => new RoutedFunction<PriceRequest, Price>("price", typeof(PriceFunction), services),
            },
            runtime.Services);
        updater = Updater(4);
    }

    private RoutedFunction<PriceRequest, Price> Handle => (RoutedFunction<PriceRequest, Price>)handles.Get("price");

    [Fact]
    public async Task Serves_the_live_version_that_the_manifest_names_and_then_another_and_then_the_original()
    {
        await RouteAsync(ABundle.Pricing(1, "one"), null);
        Assert.Equal("one", await SourceAsync());
        await RouteAsync(ABundle.Pricing(2, "two"), null);
        Assert.Equal("two", await SourceAsync());
        await RouteAsync(null, null);
        Assert.Equal("original", await SourceAsync());
        Assert.Equal([1, 2, 0], runtime.Drain(Handle).Select(c => c.Version));
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
        await updater.UpdateAsync(default);
        await updater.UpdateAsync(default);
        Assert.Equal((1, 1), (optimizer.Manifests, optimizer.Downloads));
        Assert.All(optimizer.Keys, k => Assert.Equal("key", k));
    }

    [Fact]
    public async Task Changed_weights_do_not_load_a_version_again()
    {
        var canary = ABundle.Pricing(1, "canary", 0);
        await RouteAsync(null, canary);
        Assert.Equal("original", await SourceAsync());
        optimizer.Route(canary, null);
        await updater.UpdateAsync(default);
        Assert.Equal("canary", await SourceAsync());
        Assert.Equal(1, optimizer.Downloads);
    }

    [Fact]
    public async Task A_bundle_that_was_tampered_with_is_refused_once_and_the_original_answers()
    {
        var bundle = ABundle.Pricing(1, "one");
        optimizer.Route(bundle, null);
        optimizer.Serve(bundle.Version.Sha256, ABundle.Pricing(1, "evil").Bytes);
        await updater.UpdateAsync(default);
        await updater.UpdateAsync(default);
        Assert.Equal("original", await SourceAsync());
        Assert.Equal((1L, 1), (runtime.Counters.Refused.Value, optimizer.Downloads));
    }

    [Fact]
    public async Task Without_a_pinned_key_nothing_is_loaded()
    {
        updater = new VersionUpdater(handles, client, null, 4, runtime.Services);
        await RouteAsync(ABundle.Pricing(1, "one"), null);
        Assert.Equal("original", await SourceAsync());
        Assert.Equal(0, optimizer.Downloads);
    }

    [Theory]
    [InlineData("public sealed class Cheaper {}", "does not implement")]
    [InlineData("public sealed class Dearer {}", "has no class Cheaper")]
    public async Task A_bundle_without_the_function_is_refused(string code, string reason) => await RefusedAsync(ABundle.Of(1, code), reason);

    [Fact]
    public Task A_version_whose_constructor_throws_is_refused() => RefusedAsync(ABundle.Of(1, """
        public sealed class Cheaper : IPlatformFunction<PriceRequest, Price>
        {
            public Cheaper() => throw new InvalidOperationException("no luck");
            public Task<Price> InvokeAsync(PriceRequest request, CancellationToken cancellationToken) => null!;
        }
        """), "no luck");

    [Fact]
    public Task A_bundle_for_another_class_is_refused() =>
        RefusedAsync(ABundle.Of(1, "public class Cheaper {}", baseline: typeof(FailingFunction)), "was made for");

    [Fact]
    public Task A_bundle_that_needs_a_member_the_application_lacks_is_refused_before_any_call() =>
        RefusedAsync(LinkedWithANewerApplication(), "does not fit this application: MissingMethodException");

    [Fact]
    public async Task A_version_that_turns_out_not_to_fit_gives_way_for_good()
    {
        await RouteAsync(ABundle.Of(1, """
            public sealed class Cheaper : IPlatformFunction<PriceRequest, Price>
            {
                public Task<Price> InvokeAsync(PriceRequest request, CancellationToken cancellationToken) =>
                    throw new MissingMethodException("gone");
            }
            """), null);
        Assert.Equal("original", await SourceAsync());
        Assert.Equal("original", await SourceAsync());
        await updater.UpdateAsync(default);
        Assert.Equal("original", await SourceAsync());
        Assert.Equal((1L, 1), (runtime.Counters.FellBack.Value, optimizer.Downloads));
    }

    [Fact]
    public async Task A_download_that_fails_is_tried_again_while_the_original_answers()
    {
        optimizer.BundlesBroken = 503;
        await RouteAsync(ABundle.Pricing(1, "one"), null);
        Assert.Equal("original", await SourceAsync());
        optimizer.BundlesBroken = null;
        await updater.UpdateAsync(default);
        Assert.Equal("one", await SourceAsync());
    }

    [Fact]
    public async Task An_optimizer_that_is_down_changes_no_route()
    {
        await RouteAsync(ABundle.Pricing(1, "one"), null);
        optimizer.Broken = 500;
        await Assert.ThrowsAsync<HttpRequestException>(() => updater.UpdateAsync(default));
        Assert.Equal("one", await SourceAsync());
    }

    [Fact]
    public async Task Retired_versions_are_unloaded()
    {
        for (var version = 1; version <= 6; version++) await RouteAndCallAsync(version);
        await RouteAsync(null, null);
        for (var look = 0; look < 8; look++) await updater.UpdateAsync(default);
        Assert.Equal(0, Handle.LoadedVersions);
        Assert.Equal((6L, 0L), (runtime.Counters.Unloaded.Value, runtime.Counters.Leaked.Value));
    }

    [Fact]
    public async Task Waits_for_room_when_contexts_do_not_go()
    {
        updater = Updater(2);
        for (var version = 1; version <= 2; version++) await RouteAsync(Pinned(version), null);
        await RouteAsync(ABundle.Pricing(3, "three"), null);
        Assert.Equal("original", await SourceAsync());
        for (var version = 1; version <= 2; version++) AppDomain.CurrentDomain.SetData(Pin(version), null);
        for (var look = 0; look < 12; look++) await updater.UpdateAsync(default);
        Assert.Equal("three", await SourceAsync());
    }

    public void Dispose()
    {
        client.Dispose();
        verifier.Dispose();
        optimizer.Dispose();
    }

    private VersionUpdater Updater(int maxLoaded) => new(handles, client, verifier, maxLoaded, runtime.Services);

    private async Task RouteAsync(ABundle? live, ABundle? canary)
    {
        optimizer.Route(live, canary);
        await updater.UpdateAsync(default);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task RouteAndCallAsync(int version)
    {
        await RouteAsync(ABundle.Pricing(version, $"v{version}"), null);
        Assert.Equal($"v{version}", await SourceAsync());
    }

    private async Task<string> SourceAsync() => (await Handle.InvokeAsync(Request)).Source;

    private async Task RefusedAsync(ABundle bundle, string reason)
    {
        var opened = verifier.Open("price", bundle.Version, bundle.Bytes);
        var refusal = Assert.Throws<BundleRefusedException>(() => Handle.Load(bundle.Version, opened));
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        await RouteAsync(bundle, null);
        Assert.Equal("original", await SourceAsync());
        Assert.Equal(1, runtime.Counters.Refused.Value);
    }

    /// <summary>The application holds on to an object of the bundle, and so to the bundle's context.</summary>
    private static ABundle Pinned(int version) => ABundle.Of(version, $$"""
        public sealed class Cheaper : IPlatformFunction<PriceRequest, Price>
        {
            public Cheaper() => AppDomain.CurrentDomain.SetData("{{Pin(version)}}", this);

            public Task<Price> InvokeAsync(PriceRequest request, CancellationToken cancellationToken) =>
                Task.FromResult(new Price(request.Sku, 9, "pinned"));
        }
        """);

    private static string Pin(int version) => $"optimizer-test-pin-{version}";

    private static ABundle LinkedWithANewerApplication()
    {
        var assembly = typeof(PriceFunction).Assembly.GetName().Name!;
        var references = ABundle.ReferencesOfThisProcess();
        var newer = ABundle.Compile("""
            namespace Optimizer.Runtime.Tests.Samples
            {
                public sealed record PriceRequest(string Sku, int Quantity) { public string Country() => ""; }
                public sealed record Price(string Sku, decimal Amount, string Source);
            }
            """, references, assembly);
        var others = references.Where(r => !r.Display!.EndsWith($"{assembly}.dll", StringComparison.Ordinal));
        return ABundle.Of(1, """
            public sealed class Cheaper : IPlatformFunction<PriceRequest, Price>
            {
                public Task<Price> InvokeAsync(PriceRequest request, CancellationToken cancellationToken) =>
                    Task.FromResult(new Price(request.Country(), 9, "newer"));
            }
            """, references: [.. others, MetadataReference.CreateFromImage(newer)]);
    }
}
