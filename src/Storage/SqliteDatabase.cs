#pragma warning disable CS9113
namespace Optimizer.Storage;

/// <summary>The file <c>optimizer.db</c> in a data folder; several processes may have it open.</summary>
public sealed class SqliteDatabase(string folder) : IDisposable
{
    public string Folder { get; } = folder;

    public void Dispose() => throw new NotImplementedException();
}
