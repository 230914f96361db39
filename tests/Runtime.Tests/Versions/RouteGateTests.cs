using System.Security.Cryptography;
using Optimizer.Runtime.Tests.Samples;
using Optimizer.Runtime.Versions;

namespace Optimizer.Runtime.Tests.Versions;

public sealed class RouteGateTests : VersionsTest
{
    private static readonly ABundle One = ABundle.Pricing(1, "one");
    private static readonly ABundle Two = ABundle.Pricing(2, "two");

    [Fact]
    public async Task A_route_that_was_given_before_a_newer_one_is_not_followed_again()
    {
        var old = Optimizer.ARoute(One, null, revision: 5);
        await GiveAsync(old);
        await GiveAsync(Optimizer.ARoute(Two, null, revision: 6));
        Assert.Equal("two", await SourceAsync());
        await GiveAsync(old);
        Assert.Equal("two", await SourceAsync());
        Assert.Equal(1, Runtime.Counters.RoutesRefused.Value);
    }

    [Fact]
    public async Task A_way_back_to_an_older_version_is_a_newer_route_and_is_followed()
    {
        await GiveAsync(Optimizer.ARoute(One, null, revision: 5));
        await GiveAsync(Optimizer.ARoute(Two, null, revision: 6));
        await GiveAsync(Optimizer.ARoute(One, null, revision: 7));
        Assert.Equal(("one", 0L), (await SourceAsync(), Runtime.Counters.RoutesRefused.Value));
    }

    [Fact]
    public async Task A_route_to_the_original_alone_is_always_followed()
    {
        await GiveAsync(Optimizer.ARoute(One, null, revision: 5));
        await GiveAsync(new ManifestFunction("price", null, null));
        Assert.Equal("original", await SourceAsync());
        await GiveAsync(Optimizer.ARoute(One, null, revision: 5));
        Assert.Equal("one", await SourceAsync());
    }

    public static TheoryData<string> Forgeries { get; } = new("none", "empty", "other key", "other platform", "other function", "newer", "other version", "heavier", "trial made live");

    [Theory, MemberData(nameof(Forgeries))]
    public async Task A_route_that_the_pinned_key_did_not_sign_as_it_is_gives_way_to_the_original(string forgery)
    {
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var canary = Two.Version with { Weight = 0.01 };
        var good = Optimizer.ARoute(One, null, 5);
        _ = Optimizer.ARoute(Two, null, 5);
        await GiveAsync(good);
        Assert.Equal("one", await SourceAsync());
        var trial = Optimizer.ARoute(One, Two, 6);
        await GiveAsync(forgery switch
        {
            "none" => trial with { Signature = null },
            "empty" => trial with { Signature = "" },
            "other key" => Optimizer.ARoute(One, Two, 6, key: stranger),
            "other platform" => Optimizer.ARoute(One, Two, 6, platform: "bank"),
            "other function" => Optimizer.ARoute(One, Two, 6, "stock") with { Function = "price" },
            "newer" => good with { Revision = 7 },
            "other version" => good with { Live = Two.Version },
            "heavier" => trial with { Canary = canary },
            _ => trial with { Live = Two.Version, Canary = null },
        });
        Assert.Equal(("original", 1L), (await SourceAsync(), Runtime.Counters.RoutesRefused.Value));
    }

    [Fact]
    public async Task What_was_followed_is_remembered_over_a_restart_where_a_file_is_named()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("optimizer-routes-").FullName, "routes.json");
        try
        {
            Updates = UpdaterRemembering(path);
            await GiveAsync(Optimizer.ARoute(Two, null, revision: 6));
            Updates = UpdaterRemembering(path);
            await GiveAsync(Optimizer.ARoute(One, null, revision: 5));
            Assert.Equal(("two", 1L), (await SourceAsync(), Runtime.Counters.RoutesRefused.Value));
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[1]")]
    [InlineData("")]
    public async Task A_memory_that_cannot_be_read_stops_nothing(string content)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, content);
            Updates = UpdaterRemembering(path);
            await GiveAsync(Optimizer.ARoute(One, null, revision: 5));
            Assert.Equal("one", await SourceAsync());
        }
        finally
        {
            File.Delete(path);
        }
    }

    private async Task GiveAsync(ManifestFunction route)
    {
        Optimizer.Give(route);
        await Updates.UpdateAsync(default);
    }
}
