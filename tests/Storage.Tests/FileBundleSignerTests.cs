using System.Security.Cryptography;
using Optimizer.Runtime.Versions;

namespace Optimizer.Storage.Tests;

public sealed class FileBundleSignerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_signature_verifies_with_the_exported_key_and_only_for_its_payload()
    {
        using var signer = new FileBundleSigner(folder.Path);
        var signature = await signer.SignAsync([1, 2, 3], CancellationToken.None);
        using var key = ECDsa.Create();
        key.ImportFromPem(await File.ReadAllTextAsync(signer.PublicKeyPath));
        Assert.True(BundleSignature.Verify(key, [1, 2, 3], signature));
        Assert.False(BundleSignature.Verify(key, [1, 2, 4], signature));
    }

    [Fact]
    public async Task The_key_stays_the_same_when_the_folder_is_opened_again()
    {
        using var first = new FileBundleSigner(folder.Path);
        using var second = new FileBundleSigner(folder.Path);
        Assert.Equal(await first.GetPublicKeyPemAsync(CancellationToken.None), await second.GetPublicKeyPemAsync(CancellationToken.None));
    }

    [Fact]
    public void Only_the_owner_may_read_the_private_key()
    {
        if (OperatingSystem.IsWindows()) return;
        using var signer = new FileBundleSigner(folder.Path);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(signer.PrivateKeyPath));
    }

    [Fact]
    public void A_damaged_key_is_refused_with_its_path()
    {
        File.WriteAllText(Path.Combine(folder.Path, "signing-key.pem"), "no key");
        var refused = Assert.Throws<DataFolderException>(() => new FileBundleSigner(folder.Path));
        Assert.Contains("signing-key.pem", refused.Message, StringComparison.Ordinal);
    }
}
