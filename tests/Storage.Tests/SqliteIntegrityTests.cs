using Optimizer.Core.Storage;
using Optimizer.TestKit.Storage;

namespace Optimizer.Storage.Tests;

public sealed class SqliteIntegrityTests : IntegrityContract
{
    private readonly TemporaryFolder folder = new();
    private SqliteDatabase? database;

    public override void Dispose()
    {
        base.Dispose();
        database?.Dispose();
        folder.Dispose();
    }

    protected override (IStateStore State, IBlobStore Blobs) Open()
    {
        database = new SqliteDatabase(folder.Path);
        return (new SqliteStateStore(database), new SqliteBlobStore(database));
    }
}
