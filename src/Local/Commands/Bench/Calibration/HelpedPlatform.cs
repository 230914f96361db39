using System.Diagnostics;
using System.Text.Json;
using Optimizer.Core.Optimizations;

namespace Optimizer.Local.Commands.Bench.Calibration;

/// <summary>The platform whose functions are known to be helped, one for each type: a project that serves them under seeded traffic.</summary>
/// <param name="Folder">Of the project.</param>
/// <param name="Program">What was built of it.</param>
/// <param name="Helps">Id of the type that helps a function, by function.</param>
internal sealed record HelpedPlatform(DirectoryInfo Folder, string Program, IReadOnlyDictionary<string, string> Helps)
{
    private const string Types = "helps.json";
    private const string Project = "Helped.csproj";
    private static readonly string Usual = Path.Combine("tests", "Helped");

    /// <summary>The platform folder, as <c>optimizer run</c> takes it.</summary>
    public DirectoryInfo Functions => new(Path.Combine(Folder.FullName, "Functions"));

    /// <summary>The function whose first calls are looked at.</summary>
    public string Cold => Helps.First(h => h.Value == LazyLoading.TypeId).Key;

    /// <summary>Builds the project of a folder; without one, of <c>tests/Helped</c> in the current directory or above it.</summary>
    /// <exception cref="CommandFailedException">It is not there, or does not build.</exception>
    public static async Task<HelpedPlatform> BuildAsync(DirectoryInfo? named, CancellationToken cancellationToken)
    {
        var folder = named ?? Search(new DirectoryInfo(Environment.CurrentDirectory));
        var project = Path.Combine(folder.FullName, Project);
        if (!File.Exists(project))
            throw new CommandFailedException($"--platform: there is no {Project} in {folder.FullName}. Give the folder of the sources' {Usual}.");
        var helps = JsonSerializer.Deserialize<Dictionary<string, string>>(
            await File.ReadAllTextAsync(Path.Combine(folder.FullName, Types), cancellationToken).ConfigureAwait(false))!;
        string[] build = ["build", project, "-c", "Release", "-v", "quiet", "-nologo", "-getProperty:TargetPath", "-t:Build"];
        var start = new ProcessStartInfo("dotnet", build) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
        await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        return process.ExitCode == 0
            ? new HelpedPlatform(folder, output.Trim(), helps)
            : throw new CommandFailedException($"{project} does not build:{Environment.NewLine}{output}");
    }

    private static DirectoryInfo Search(DirectoryInfo from)
    {
        for (var at = from; at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, Usual, Project))) return new DirectoryInfo(Path.Combine(at.FullName, Usual));
        throw new CommandFailedException(
            $"There is no {Path.Combine(Usual, Project)} in {from.FullName} or above it. Run this in a clone of the sources, or give the folder with --platform DIR.");
    }
}
