using System.Diagnostics;

namespace Optimizer.EndToEnd.Tests;

internal static class Git
{
    /// <returns>The exit code and what git wrote.</returns>
    public static (int ExitCode, string Output) Run(string folder, params string[] arguments) => Start("git", folder, arguments);

    /// <summary>Runs commands as a person would paste them.</summary>
    public static (int ExitCode, string Output) RunShell(string folder, string commands) => Start("bash", folder, ["-ec", commands]);

    private static (int ExitCode, string Output) Start(string program, string folder, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["GIT_CEILING_DIRECTORIES"] = Path.GetDirectoryName(folder);
        using var git = Process.Start(start)!;
        var output = git.StandardError.ReadToEnd() + git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return (git.ExitCode, output);
    }
}
