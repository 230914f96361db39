using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using Optimizer.Core.Bundles;
using Optimizer.Core.State;
using Optimizer.Runtime.Versions;

namespace Optimizer.Core.Tests.State;

public sealed class RouteSignerTests
{
    private static readonly ManifestFunction Route = new("price", new ManifestVersion(1, new string('a', 64), "s", 1), null) { Revision = 3 };
    private readonly FakeTimeProvider time = new();
    private readonly FakeVault vault = new();
    private readonly RouteSigner signer;

    public RouteSignerTests() => signer = new RouteSigner(vault, time);

    [Fact]
    public async Task A_route_is_signed_once_and_again_when_it_changed()
    {
        var first = await signer.SignAsync("shop", Route, default);
        Assert.Equal(first, await signer.SignAsync("shop", Route, default));
        var second = await signer.SignAsync("shop", Route with { Revision = 4 }, default);
        Assert.Equal(2, vault.Calls);
        Assert.True(vault.Signed(RouteSignature.Payload("shop", Route), first.Signature!));
        Assert.False(vault.Signed(RouteSignature.Payload("shop", Route), second.Signature!));
        Assert.False(vault.Signed(RouteSignature.Payload("bank", Route), first.Signature!));
    }

    [Fact]
    public async Task While_the_vault_is_down_the_route_is_to_the_original_and_the_vault_is_asked_again_after_a_pause()
    {
        vault.Down = true;
        Assert.Equal(Route with { Live = null }, await signer.SignAsync("shop", Route, default));
        Assert.Equal(Route with { Live = null }, await signer.SignAsync("shop", Route, default));
        Assert.Equal(1, vault.Calls);
        vault.Down = false;
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.NotNull((await signer.SignAsync("shop", Route, default)).Signature);
    }

    [Fact]
    public async Task A_vault_that_does_not_answer_holds_a_manifest_up_for_three_seconds_at_most()
    {
        vault.Hangs = true;
        var signing = signer.SignAsync("shop", Route, default);
        Assert.False(signing.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(3));
        Assert.Null((await signing).Live);
    }

    /// <summary>A signer that may be down, or hang until it is cancelled.</summary>
    private sealed class FakeVault : IBundleSigner
    {
        private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        public bool Down { get; set; }

        public bool Hangs { get; set; }

        public int Calls { get; private set; }

        public async Task<string> SignAsync(byte[] payload, CancellationToken cancellationToken)
        {
            Calls++;
            if (Down) throw new HttpRequestException("down");
            if (Hangs) await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            return BundleSignature.Sign(key, payload);
        }

        public Task<string> GetPublicKeyPemAsync(CancellationToken cancellationToken) => Task.FromResult(key.ExportSubjectPublicKeyInfoPem());

        public bool Signed(byte[] payload, string signature) => BundleSignature.Verify(key, payload, signature);
    }
}
