namespace Optimizer.Local.Demo;

/// <summary>The demonstration's store: the named folder, which stays, or a temporary one, which goes.</summary>
internal sealed class DemoFolder : IDisposable
{
    private readonly bool temporary;

    private DemoFolder(string path, bool temporary)
    {
        Path = path;
        this.temporary = temporary;
    }

    public string Path { get; }

    public static DemoFolder Create(DirectoryInfo? named)
    {
        if (named is null) return new DemoFolder(Directory.CreateTempSubdirectory("optimizer-demo-").FullName, temporary: true);
        named.Create();
        return new DemoFolder(named.FullName, temporary: false);
    }

    public void Dispose()
    {
        if (temporary) Directory.Delete(Path, recursive: true);
    }
}
