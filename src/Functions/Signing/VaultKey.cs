using System.Buffers.Text;
using System.Security.Cryptography;

namespace Optimizer.Functions.Signing;

/// <summary>A public key as Key Vault writes it (JSON Web Key).</summary>
/// <param name="Kid">Its address with its version.</param>
/// <param name="Crv">Its curve.</param>
/// <param name="X">Base64url; likewise <paramref name="Y"/>.</param>
internal sealed record VaultKey(string Kid, string? Crv, string? X, string? Y)
{
    /// <exception cref="CryptographicException">It is no EC key on P-256.</exception>
    public ECParameters Parameters() =>
        Crv == "P-256" && X is not null && Y is not null
            ? new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint { X = Base64Url.DecodeFromChars(X), Y = Base64Url.DecodeFromChars(Y) },
            }
            : throw new CryptographicException($"{Kid} is not an EC key on P-256; make the signing key with --kty EC --curve P-256.");
}
