using System.Runtime.CompilerServices;
using Xunit;

namespace Optimizer.TestKit;

/// <summary>Compares text with a file under <c>_snapshots</c>. A missing file is written and the test fails, so that it is looked at once.</summary>
public static class Snapshot
{
    public static void Match(string name, string actual, [CallerFilePath] string caller = "")
    {
        var path = Path.Combine(Folder(caller), name);
        if (!File.Exists(path))
        {
            File.WriteAllText(path, actual);
            Assert.Fail($"There was no snapshot: look at {path}, which holds what was generated, and run again.");
        }
        Assert.Equal(File.ReadAllText(path), actual);
    }

    /// <summary>The file names of a test project's snapshots.</summary>
    public static IReadOnlyList<string> Names([CallerFilePath] string caller = "") => [.. Directory.EnumerateFiles(Folder(caller)).Select(f => Path.GetFileName(f))];

    private static string Folder(string caller)
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(caller)!);
        while (!Directory.Exists(Path.Combine(folder.FullName, "_snapshots"))) folder = folder.Parent!;
        return Path.Combine(folder.FullName, "_snapshots");
    }
}
