namespace Optimizer.Storage.Tests;

/// <summary>A folder of its own for one test, removed after it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("optimizer-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
