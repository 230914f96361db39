using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Optimizer.Runtime.Json;

namespace Optimizer.Runtime.Versions;

/// <summary>Opens bundles that the holder of the pinned key made for exactly this platform, function and version.</summary>
internal sealed class BundleVerifier(string platform, string publicKeyPem) : IDisposable
{
    /// <summary>Largest file that is read from a bundle, in bytes, unpacked.</summary>
    private const int MaxFileBytes = 16 * 1024 * 1024;

    private readonly ECDsa key = Import(publicKeyPem);

    /// <exception cref="BundleRefusedException">Hash, signature or content is not what the version says.</exception>
    public Bundle Open(string function, ManifestVersion version, byte[] bytes)
    {
        var what = $"Bundle {version.Version} of function '{function}'";
        if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != version.Sha256)
            throw new BundleRefusedException($"{what} does not have the hash that the manifest names ({version.Sha256}).");
        var payload = BundleSignature.Payload(platform, function, version.Version, version.Sha256);
        if (!BundleSignature.Verify(key, payload, version.Signature))
            throw new BundleRefusedException($"{what} is not signed by the pinned key for platform '{platform}'.");
        var bundle = Read(what, bytes);
        if (bundle.Manifest.Platform != platform || bundle.Manifest.Function != function)
            throw new BundleRefusedException($"{what} says that it is for {bundle.Manifest.Platform}/{bundle.Manifest.Function}.");
        return bundle;
    }

    /// <summary>Whether the holder of the pinned key made this route for this platform.</summary>
    public bool IsSigned(ManifestFunction route) =>
        route.Signature is { } signature && BundleSignature.Verify(key, RouteSignature.Payload(platform, route), signature);

    public void Dispose() => key.Dispose();

    /// <exception cref="ArgumentException">The text holds no public key.</exception>
    /// <exception cref="CryptographicException">The key is not an elliptic-curve key.</exception>
    public static ECDsa Import(string publicKeyPem)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(publicKeyPem);
        return key;
    }

    private static Bundle Read(string what, byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            var manifest = JsonSerializer.Deserialize<BundleManifest>(ReadFile(what, zip, "manifest.json"), PlatformJson.Options)
                ?? throw new BundleRefusedException($"{what}: manifest.json is empty.");
            return new Bundle(manifest, ReadFile(what, zip, "bundle.dll"));
        }
        catch (Exception e) when (e is InvalidDataException or JsonException)
        {
            throw new BundleRefusedException($"{what} cannot be read: {e.Message}", e);
        }
    }

    private static byte[] ReadFile(string what, ZipArchive zip, string name)
    {
        var entry = zip.GetEntry(name) ?? throw new BundleRefusedException($"{what} has no {name}.");
        using var content = entry.Open();
        var bytes = new MemoryStream();
        var chunk = new byte[64 * 1024];
        for (int read; (read = content.Read(chunk)) > 0;)
        {
            if (bytes.Length + read > MaxFileBytes) throw new BundleRefusedException($"{what}: {name} is larger than {MaxFileBytes} bytes.");
            bytes.Write(chunk, 0, read);
        }
        return bytes.ToArray();
    }
}
