using Optimizer.Core.Storage;
using Optimizer.TestKit.Azure;
using Optimizer.TestKit.Storage;

namespace Optimizer.Storage.Tests;

public sealed class AzureBlobStoreTests(Azurite azurite) : BlobStoreContract
{
    protected override IBlobStore Store { get; } = azurite.Open().Blobs;
}
