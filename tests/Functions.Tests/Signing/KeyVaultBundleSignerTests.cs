using System.Net;
using System.Security.Cryptography;
using Optimizer.Functions.Signing;
using Optimizer.Runtime.Versions;

namespace Optimizer.Functions.Tests.Signing;

public sealed class KeyVaultBundleSignerTests : IDisposable
{
    private readonly FakeVault vault = new();
    private readonly KeyVaultBundleSigner signer;

    public KeyVaultBundleSignerTests() =>
        signer = new(new Uri("https://acme.vault.azure.net/keys/bundles"), new FakeCredential(), new HttpClient(vault));

    [Fact]
    public async Task Runtimes_accept_its_signatures_with_its_public_key()
    {
        var payload = BundleSignature.Payload("shop", "quote", 1, new string('a', 64));

        var signature = await signer.SignAsync(payload, default);

        using var pinned = ECDsa.Create();
        pinned.ImportFromPem(await signer.GetPublicKeyPemAsync(default));
        Assert.True(BundleSignature.Verify(pinned, payload, signature));
    }

    [Fact]
    public async Task One_version_of_the_key_is_read_once_and_signs_from_then_on()
    {
        await signer.SignAsync([1], default);
        await signer.SignAsync([2], default);

        Assert.Equal(
            [
                "GET https://acme.vault.azure.net/keys/bundles?api-version=7.4 Bearer token-for-https://vault.azure.net/.default",
                "POST https://acme.vault.azure.net/keys/bundles/v7/sign?api-version=7.4 Bearer token-for-https://vault.azure.net/.default",
                "POST https://acme.vault.azure.net/keys/bundles/v7/sign?api-version=7.4 Bearer token-for-https://vault.azure.net/.default",
            ],
            vault.Requests);
    }

    [Fact]
    public async Task A_refusal_names_the_role_that_is_missing()
    {
        vault.Status = HttpStatusCode.Forbidden;

        var fault = await Assert.ThrowsAsync<HttpRequestException>(() => signer.SignAsync([1], default));

        Assert.Equal("Key Vault answered 403 to GET /keys/bundles; the app's identity needs the role Key Vault Crypto User on this key.", fault.Message);
    }

    public void Dispose() => signer.Dispose();
}
