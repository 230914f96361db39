using System.Security.Cryptography;
using Optimizer.Core.Bundles;
using Optimizer.Runtime.Versions;

namespace Optimizer.Storage;

/// <summary>
/// Keeps the signing key in <c>signing-key.pem</c> of the data folder (PKCS #8, ECDSA P-256, readable by its owner only), created
/// on first use; the public part lies beside it in <c>signing-key.pub.pem</c>.
/// </summary>
public sealed class FileBundleSigner : IBundleSigner, IDisposable
{
    private readonly ECDsa key;

    /// <param name="folder">The data folder; created when missing.</param>
    /// <exception cref="DataFolderException">The key cannot be read or written.</exception>
    public FileBundleSigner(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        PrivateKeyPath = Path.Combine(Path.GetFullPath(folder), "signing-key.pem");
        PublicKeyPath = Path.Combine(Path.GetFullPath(folder), "signing-key.pub.pem");
        try
        {
            Directory.CreateDirectory(folder);
            if (!File.Exists(PrivateKeyPath)) Create();
            key = ECDsa.Create();
            key.ImportFromPem(File.ReadAllText(PrivateKeyPath));
            File.WriteAllText(PublicKeyPath, key.ExportSubjectPublicKeyInfoPem() + "\n");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new DataFolderException(folder, $"the signing key {PrivateKeyPath} cannot be used ({e.Message})", e);
        }
    }

    public string PrivateKeyPath { get; }

    public string PublicKeyPath { get; }

    public Task<string> SignAsync(byte[] payload, CancellationToken cancellationToken) =>
        Task.FromResult(BundleSignature.Sign(key, payload));

    public Task<string> GetPublicKeyPemAsync(CancellationToken cancellationToken) =>
        Task.FromResult(key.ExportSubjectPublicKeyInfoPem());

    public void Dispose() => key.Dispose();

    /// <summary>Written whole under another name first, so that of several processes one wins and none reads half a key.</summary>
    private void Create()
    {
        using var fresh = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var draft = $"{PrivateKeyPath}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.draft";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(draft, options))
            writer.Write(fresh.ExportPkcs8PrivateKeyPem() + "\n");
        try
        {
            File.Move(draft, PrivateKeyPath, overwrite: false);
        }
        catch (IOException) when (File.Exists(PrivateKeyPath))
        {
            File.Delete(draft);
        }
    }
}
