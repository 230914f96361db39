namespace Optimizer.Core.Bundles;

/// <summary>Holds the key that bundles are signed with; the private part never leaves it.</summary>
public interface IBundleSigner
{
    /// <summary>Signs <c>BundleSignature.Payload</c> with ECDSA P-256 and SHA-256.</summary>
    /// <returns>The signature in IEEE P1363 form, base64.</returns>
    Task<string> SignAsync(byte[] payload, CancellationToken cancellationToken);

    /// <returns>The public key as SubjectPublicKeyInfo PEM: what a platform's runtimes pin.</returns>
    Task<string> GetPublicKeyPemAsync(CancellationToken cancellationToken);
}
