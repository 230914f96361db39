using System.Runtime.CompilerServices;
using Optimizer.Runtime.Tests.Samples;
using Optimizer.Runtime.Versions;

namespace Optimizer.Runtime.Tests.Versions;

public sealed class VersionUnloadTests : VersionsTest
{
    [Fact]
    public async Task Retired_versions_are_unloaded()
    {
        for (var version = 1; version <= 6; version++) await RouteAndCallAsync(version);
        await RouteAsync(null, null);
        for (var look = 0; look < UnloadProbe.MaxLooks - 1; look++)
        {
            // Contexts go in two collections with their finalizers in between; the machine may be slow with these.
            GC.WaitForPendingFinalizers();
            await Updates.UpdateAsync(default);
        }
        Assert.Equal(0, Handle.LoadedVersions);
        Assert.Equal((6L, 0L), (Runtime.Counters.Unloaded.Value, Runtime.Counters.Leaked.Value));
    }

    [Fact]
    public async Task Waits_for_room_when_contexts_do_not_go()
    {
        Updates = UpdaterOf(2);
        for (var version = 1; version <= 2; version++) await RouteAsync(Pinned(version), null);
        await RouteAsync(ABundle.Pricing(3, "three"), null);
        Assert.Equal("original", await SourceAsync());
        for (var version = 1; version <= 2; version++) AppDomain.CurrentDomain.SetData(Pin(version), null);
        for (var look = 0; look < 12; look++) await Updates.UpdateAsync(default);
        Assert.Equal("three", await SourceAsync());
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task RouteAndCallAsync(int version)
    {
        await RouteAsync(ABundle.Pricing(version, $"v{version}"), null);
        for (var look = 0; look < UnloadProbe.MaxLooks && await SourceAsync() != $"v{version}"; look++)
        {
            // It waits for the room of a context whose finalizers are late, and serves the original meanwhile.
            GC.WaitForPendingFinalizers();
            await Updates.UpdateAsync(default);
        }
        Assert.Equal($"v{version}", await SourceAsync());
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
}
