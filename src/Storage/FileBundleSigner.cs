#pragma warning disable CS9113
using Optimizer.Core.Bundles;

namespace Optimizer.Storage;

/// <summary>Keeps the signing key in <c>signing-key.pem</c> of the data folder (mode 0600), created on first use.</summary>
public sealed class FileBundleSigner(string folder) : IBundleSigner
{
    public Task<string> SignAsync(byte[] payload, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<string> GetPublicKeyPemAsync(CancellationToken cancellationToken) => throw new NotImplementedException();
}
