using System.Security.Cryptography;
using System.Text;

namespace Optimizer.Runtime.Versions;

/// <summary>What is signed of a bundle, and how it is checked.</summary>
public static class BundleSignature
{
    /// <summary>The signed bytes: the bundle's hash bound to the platform, the function and the version it was made for.</summary>
    public static byte[] Payload(string platform, string function, int version, string sha256) =>
        Encoding.UTF8.GetBytes(FormattableString.Invariant($"optimizer-bundle-v1\n{platform}\n{function}\n{version}\n{sha256}"));

    /// <summary>Signs a payload with SHA-256 and the key's curve.</summary>
    /// <returns>Base64.</returns>
    public static string Sign(ECDsa key, byte[] payload)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Convert.ToBase64String(key.SignData(payload, HashAlgorithmName.SHA256));
    }

    /// <summary>Whether the signature is by the holder of the key; false for text that is not base64.</summary>
    public static bool Verify(ECDsa publicKey, byte[] payload, string signature)
    {
        ArgumentNullException.ThrowIfNull(publicKey);
        ArgumentNullException.ThrowIfNull(signature);
        var bytes = new byte[signature.Length];
        return Convert.TryFromBase64String(signature, bytes, out var length)
            && publicKey.VerifyData(payload, bytes.AsSpan(0, length), HashAlgorithmName.SHA256);
    }
}
