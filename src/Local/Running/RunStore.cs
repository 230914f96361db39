using Optimizer.Local.Store;

namespace Optimizer.Local.Running;

/// <summary>The store of a run: the named folder, or a temporary one that is deleted.</summary>
internal sealed class RunStore : IDisposable
{
    private readonly bool temporary;

    private RunStore(string path, bool temporary) => (Path, this.temporary) = (path, temporary);

    public string Path { get; }

    public static RunStore Open(DirectoryInfo? named) => named is null
        ? new RunStore(Directory.CreateTempSubdirectory("optimizer-run-").FullName, temporary: true)
        : new RunStore(DataFolder.Created(named), temporary: false);

    public void Dispose()
    {
        if (temporary) Directory.Delete(Path, recursive: true);
    }
}
