namespace Optimizer.EndToEnd.Tests;

/// <summary>A platform folder as a stranger would write it: a library's five functions.</summary>
internal static class Library
{
    public static string Source { get; } = Path.Combine(AppContext.BaseDirectory, "_platforms", "library");

    public static string CopyTo(TemporaryFolder folder)
    {
        foreach (var file in Directory.EnumerateFiles(Source, "*", SearchOption.AllDirectories))
            folder.Write(Path.Combine("library", Path.GetRelativePath(Source, file)), File.ReadAllText(file));
        return folder["library"];
    }
}
