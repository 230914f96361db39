using Optimizer.Core.Storage;
using Optimizer.TestKit.Azure;
using Optimizer.TestKit.Storage;

namespace Optimizer.Storage.Tests;

public sealed class AzureIntegrityTests(Azurite azurite) : IntegrityContract
{
    protected override (IStateStore State, IBlobStore Blobs) Open()
    {
        var storage = azurite.Open();
        return (storage.State, storage.Blobs);
    }
}
