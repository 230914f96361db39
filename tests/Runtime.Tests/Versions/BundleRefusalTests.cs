using Microsoft.CodeAnalysis;
using Optimizer.Runtime.Tests.Samples;
using Optimizer.Runtime.Versions;

namespace Optimizer.Runtime.Tests.Versions;

public sealed class BundleRefusalTests : VersionsTest
{
    [Fact]
    public async Task A_bundle_that_was_tampered_with_is_refused_once_and_the_original_answers()
    {
        var bundle = ABundle.Pricing(1, "one");
        Optimizer.Route(bundle, null);
        Optimizer.Serve(bundle.Version.Sha256, ABundle.Pricing(1, "evil").Bytes);
        await Updates.UpdateAsync(default);
        await Updates.UpdateAsync(default);
        Assert.Equal("original", await SourceAsync());
        Assert.Equal((1L, 1), (Runtime.Counters.Refused.Value, Optimizer.Downloads));
    }

    [Fact]
    public async Task Without_a_pinned_key_nothing_is_loaded()
    {
        Updates = UpdaterWithoutKey();
        await RouteAsync(ABundle.Pricing(1, "one"), null);
        Assert.Equal("original", await SourceAsync());
        Assert.Equal(0, Optimizer.Downloads);
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
    public Task A_bundle_that_was_proved_under_another_contract_is_refused() => RefusedAsync(
        ABundle.Of(1, "public class Cheaper {}", contract: new FunctionContract { Safe = true, MaxStaleness = TimeSpan.FromSeconds(30) }),
        "under another contract");

    [Fact]
    public async Task A_bundle_that_was_proved_under_the_contract_that_the_application_declares_is_loaded()
    {
        await RouteAsync(ABundle.Of(1, """
            public sealed class Cheaper : IPlatformFunction<PriceRequest, Price>
            {
                public Task<Price> InvokeAsync(PriceRequest request, CancellationToken cancellationToken) =>
                    Task.FromResult(new Price(request.Sku, 9, "one"));
            }
            """, contract: FunctionContract.Of(typeof(PriceFunction))), null);
        Assert.Equal("one", await SourceAsync());
    }

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
        await Updates.UpdateAsync(default);
        Assert.Equal("original", await SourceAsync());
        Assert.Equal((1L, 1), (Runtime.Counters.FellBack.Value, Optimizer.Downloads));
    }

    private async Task RefusedAsync(ABundle bundle, string reason)
    {
        var opened = Verifier.Open("price", bundle.Version, bundle.Bytes);
        var refusal = Assert.Throws<BundleRefusedException>(() => Handle.Load(bundle.Version, opened));
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        await RouteAsync(bundle, null);
        Assert.Equal("original", await SourceAsync());
        Assert.Equal(1, Runtime.Counters.Refused.Value);
    }

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
