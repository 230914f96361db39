using System.Security.Cryptography;
using Optimizer.Core.Bundles;
using Optimizer.Runtime.Versions;

namespace Optimizer.TestKit.Storage;

/// <summary>A signer whose key lives as long as it does.</summary>
public sealed class FakeBundleSigner : IBundleSigner, IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public Task<string> SignAsync(byte[] payload, CancellationToken cancellationToken) =>
        Task.FromResult(BundleSignature.Sign(key, payload));

    public Task<string> GetPublicKeyPemAsync(CancellationToken cancellationToken) =>
        Task.FromResult(key.ExportSubjectPublicKeyInfoPem());

    public void Dispose() => key.Dispose();
}
