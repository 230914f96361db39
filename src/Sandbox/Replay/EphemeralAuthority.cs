using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Optimizer.Sandbox.Replay;

/// <summary>
/// Vouches for any host to this process alone: its certificate is made when the first tunnel is asked for and written to the
/// file that OpenSSL takes its roots from, in the child's own temporary folder. Elsewhere than on Linux there is no such file
/// and https cannot be served.
/// </summary>
internal sealed class EphemeralAuthority(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, X509Certificate2> byHost = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock gate = new();
    private X509Certificate2? authority;

    public static bool IsSupported => OperatingSystem.IsLinux() && RootsFile is not null;

    private static string? RootsFile => Environment.GetEnvironmentVariable("SSL_CERT_FILE");

    public X509Certificate2 For(string host) => byHost.GetOrAdd(host, Issue);

    private X509Certificate2 Issue(string host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=replay", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(host, out var address)) names.AddIpAddress(address);
        else names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        var issuer = Authority();
        using var issued = request.Create(issuer, issuer.NotBefore, issuer.NotAfter, RandomNumberGenerator.GetBytes(8));
        return issued.CopyWithPrivateKey(key);
    }

    private X509Certificate2 Authority()
    {
        lock (gate)
            return authority ??= Found();
    }

    private X509Certificate2 Found()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Optimizer sandbox", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = time.GetUtcNow();
        var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        File.WriteAllText(RootsFile!, made.ExportCertificatePem());
        return made;
    }
}
