using Optimizer.Core.Storage;
using Optimizer.TestKit.Storage;

namespace Optimizer.Core.Tests.Storage.Integrity;

public sealed class InMemoryIntegrityTests : IntegrityContract
{
    protected override (IStateStore State, IBlobStore Blobs) Open() => (new InMemoryStateStore(), new InMemoryBlobStore());
}
