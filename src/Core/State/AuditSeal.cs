using System.Security.Cryptography;
using System.Text;

namespace Optimizer.Core.State;

/// <summary>
/// A signed end of a platform's log, kept outside of it: container <c>audit-seals</c>, blob <c>{platform}/{sequence}</c>. Who can write to
/// the store but has no signing key cannot cut or rewrite what lies before it unnoticed.
/// </summary>
/// <param name="Sequence">The last entry that it covers.</param>
/// <param name="Hash">That entry's hash, and so the whole chain's until there.</param>
/// <param name="Key">First 16 hex digits of the SHA-256 of the signing key's public half (PEM): which key signed.</param>
/// <param name="Signature">ECDSA P-256 over <see cref="Payload"/>, base64.</param>
internal sealed record AuditSeal(long Sequence, string Hash, DateTimeOffset At, string Key, string Signature)
{
    /// <summary>The signed bytes. They can be no bundle's: those begin otherwise.</summary>
    public static byte[] Payload(string platform, long sequence, string hash) =>
        Encoding.UTF8.GetBytes(FormattableString.Invariant($"optimizer-audit-v1\n{platform}\n{sequence}\n{hash}"));

    public static string KeyOf(string publicKeyPem) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(publicKeyPem.ReplaceLineEndings("\n").Trim())))[..16];
}
