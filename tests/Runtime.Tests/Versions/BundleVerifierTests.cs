using System.Security.Cryptography;
using Optimizer.Runtime.Tests.Samples;
using Optimizer.Runtime.Versions;

namespace Optimizer.Runtime.Tests.Versions;

public sealed class BundleVerifierTests : IDisposable
{
    private static readonly ABundle Good = ABundle.Pricing(3, "bundle");
    private readonly BundleVerifier verifier = new("shop", ABundle.PublicKeyPem);

    [Fact]
    public void Opens_what_the_pinned_key_signed() =>
        Assert.Equal("Cheaper", verifier.Open("price", Good.Version, Good.Bytes).Manifest.EntryType);

    [Fact]
    public void Refuses_bytes_that_were_changed()
    {
        var bytes = Good.Bytes.ToArray();
        bytes[^1] ^= 1;
        Assert.Contains("does not have the hash", Refusal(Good.Version, bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_the_signature_of_another_version_or_function()
    {
        Assert.Contains("not signed", Refusal(Good.Version with { Version = 4 }, Good.Bytes), StringComparison.Ordinal);
        Assert.Contains("not signed", Refusal(Good.Version, Good.Bytes, "stock"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("AAAA")]
    public void Refuses_text_that_is_no_signature(string signature) =>
        Assert.Contains("not signed", Refusal(Good.Version with { Signature = signature }, Good.Bytes), StringComparison.Ordinal);

    [Fact]
    public void Refuses_another_key()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var forged = ABundle.Of(3, "public class Cheaper {}", key: key);
        Assert.Contains("not signed", Refusal(forged.Version, forged.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_manifest_for_another_platform()
    {
        var other = ABundle.Of(3, "public class Cheaper {}", platform: "bank");
        Assert.Contains("bank/price", Refusal(other.Version, other.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_signed_bytes_that_are_no_bundle()
    {
        byte[] bytes = [1, 2, 3];
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var signature = BundleSignature.Sign(ABundle.Key, BundleSignature.Payload("shop", "price", 1, hash));
        Assert.Contains("cannot be read", Refusal(new ManifestVersion(1, hash, signature, 1), bytes), StringComparison.Ordinal);
    }

    public void Dispose() => verifier.Dispose();

    private string Refusal(ManifestVersion version, byte[] bytes, string function = "price") =>
        Assert.Throws<BundleRefusedException>(() => verifier.Open(function, version, bytes)).Message;
}
