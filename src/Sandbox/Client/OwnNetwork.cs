using System.ComponentModel;
using System.Diagnostics;

namespace Optimizer.Sandbox.Client;

/// <summary>
/// A network of the child's own, with nothing in it but its loopback: on Linux, by <c>unshare</c> (util-linux) where the machine allows
/// user namespaces. Elsewhere the child has the machine's network, and only what goes through <see cref="HttpClient"/>'s default proxy is kept in.
/// </summary>
internal static class OwnNetwork
{
    /// <summary>Set for a child that is started so.</summary>
    public const string Variable = "OPTIMIZER_SANDBOX_NETWORK";

    private const string Program = "unshare";
    private static readonly string[] Arguments = ["--user", "--map-root-user", "--net", "--"];
    private static readonly Lazy<bool> Works = new(Try);

    /// <summary>Whether this machine can give children a network of their own; tried once.</summary>
    public static bool IsAvailable => Works.Value;

    /// <summary>Makes a start one within a network of its own; the process keeps its id.</summary>
    public static void Apply(ProcessStartInfo start)
    {
        string[] command = [.. Arguments, start.FileName, .. start.ArgumentList];
        start.FileName = Program;
        start.ArgumentList.Clear();
        foreach (var argument in command) start.ArgumentList.Add(argument);
        start.Environment[Variable] = "own";
    }

    private static bool Try()
    {
        if (!OperatingSystem.IsLinux()) return false;
        try
        {
            using var trial = Process.Start(new ProcessStartInfo(Program, [.. Arguments, "true"])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            });
            return trial is not null && trial.WaitForExit(TimeSpan.FromSeconds(5)) && trial.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
