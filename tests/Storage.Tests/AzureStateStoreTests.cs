using Optimizer.Core.Storage;
using Optimizer.TestKit.Azure;
using Optimizer.TestKit.Storage;

namespace Optimizer.Storage.Tests;

public sealed class AzureStateStoreTests(Azurite azurite) : StateStoreContract
{
    private readonly AzureStateStore store = azurite.Open().State;

    protected override IStateStore Store => store;
}
