using System.Diagnostics;
using System.Text;
using Optimizer.Core.Generation;
using Optimizer.Core.Model;
using Optimizer.Core.Source;

namespace Optimizer.Core.Tests.Generation;

/// <summary>What a user does with a candidate: <c>git apply</c>, and compile.</summary>
internal static class Applied
{
    /// <summary>The platform after the patch; fails where git refuses it or the result does not compile.</summary>
    public static PlatformCompilation Compile(PlatformCompilation platform, Candidate candidate)
    {
        var files = Files(platform.Source.Files, candidate.Edits);
        var definition = PlatformDefinitionReader.Read(files[PlatformDefinitionReader.FileName]);
        return PlatformCompiler.Compile(new PlatformSource(definition, files), PlatformReferences.Default);
    }

    /// <summary>The folder after <c>git apply</c>, byte for byte; asserts that it is what the edits say, and that reversing gives it back.</summary>
    public static IReadOnlyDictionary<string, string> Files(IReadOnlyDictionary<string, string> before, IReadOnlyList<SourceEdit> edits)
    {
        var folder = Directory.CreateTempSubdirectory("optimizer-patch-");
        try
        {
            foreach (var (path, text) in before) Write(Path.Combine(folder.FullName, path), text);
            var patch = Path.Combine(folder.FullName, "change.patch");
            File.WriteAllText(patch, UnifiedPatch.Write(edits));
            Git(folder, "apply", "--whitespace=nowarn", patch);
            var after = Read(folder);
            foreach (var edit in edits) Assert.Equal(edit.After, after.GetValueOrDefault(edit.Path));
            Git(folder, "apply", "--whitespace=nowarn", "-R", patch);
            Assert.Equal(before.OrderBy(f => f.Key, StringComparer.Ordinal), Read(folder).OrderBy(f => f.Key, StringComparer.Ordinal));
            return after;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private static Dictionary<string, string> Read(DirectoryInfo folder) => folder.EnumerateFiles("*", SearchOption.AllDirectories)
        .Where(f => f.Name != "change.patch")
        .ToDictionary(f => Path.GetRelativePath(folder.FullName, f.FullName).Replace('\\', '/'), f => Encoding.UTF8.GetString(File.ReadAllBytes(f.FullName)));

    private static void Git(DirectoryInfo folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = folder.FullName, RedirectStandardError = true };
        start.Environment["GIT_CEILING_DIRECTORIES"] = folder.Parent!.FullName;
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        using var git = Process.Start(start)!;
        var said = git.StandardError.ReadToEnd();
        git.WaitForExit();
        Assert.True(git.ExitCode == 0, $"git {string.Join(' ', arguments)} said: {said}");
    }
}
