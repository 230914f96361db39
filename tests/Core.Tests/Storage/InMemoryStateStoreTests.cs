using Optimizer.Core.Storage;
using Optimizer.TestKit.Storage;

namespace Optimizer.Core.Tests.Storage;

/// <summary>The store that other tests stand on keeps the contract too.</summary>
public sealed class InMemoryStateStoreTests : StateStoreContract
{
    protected override IStateStore Store { get; } = new InMemoryStateStore();
}
