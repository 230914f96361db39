using Optimizer.Core.Storage;
using Optimizer.TestKit.Storage;

namespace Optimizer.Storage.Tests;

public sealed class SqliteBlobStoreTests : BlobStoreContract, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteDatabase database;

    public SqliteBlobStoreTests()
    {
        database = new SqliteDatabase(folder.Path);
        Store = new SqliteBlobStore(database);
    }

    protected override IBlobStore Store { get; }

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }
}
