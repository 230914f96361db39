using System.CommandLine;

namespace Optimizer.Local.Commands.Bench;

/// <summary>Gives a benchmark's report as one JSON document or as lines for people.</summary>
internal static class BenchOutput
{
    public static void Write<T>(CommandIo io, ParseResult parsed, T report, IEnumerable<string> lines)
    {
        if (parsed.GetValue(CommonOptions.Json)) io.WriteJson(report);
        else foreach (var line in lines) io.Out.WriteLine(line);
    }

    /// <summary>Says which promises were not kept.</summary>
    /// <returns>The exit code: 0 where all were.</returns>
    public static int Broken(CommandIo io, string bench, IEnumerable<string> sentences)
    {
        var broken = sentences.ToList();
        foreach (var sentence in broken) io.Error.WriteLine($"bench {bench}: {sentence}");
        return broken.Count == 0 ? 0 : 1;
    }

    /// <summary>The file of that name in the folder that <c>--data</c> gives, or in a subfolder of it.</summary>
    /// <exception cref="CommandFailedException">It is not there.</exception>
    public static DirectoryInfo Folder(ParseResult parsed, string name, string marker)
    {
        var data = parsed.GetValue(CommonOptions.Data)!;
        foreach (var folder in new[] { data.FullName, Path.Combine(data.FullName, name) })
        {
            if (Path.Exists(Path.Combine(folder, marker))) return new DirectoryInfo(folder);
        }
        throw new CommandFailedException($"There is no {marker} in {data.FullName} or its folder {name}. Give the folder of the data set with --data PATH.");
    }
}
