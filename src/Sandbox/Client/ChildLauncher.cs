using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Optimizer.Core.Proof;

namespace Optimizer.Sandbox.Client;

/// <summary>How a child is started: by the host that runs this process, with nothing of its environment.</summary>
internal sealed class ChildLauncher(SandboxProcessOptions options)
{
    /// <summary>The argument without which the program does nothing.</summary>
    public const string ChildArgument = "--child";

    /// <summary>Resident bytes of a child that has allocated nothing; what the collector may use is the rest of the limit.</summary>
    private const long RuntimeBytes = 64L << 20;

    /// <exception cref="FileNotFoundException">The child's assembly is not where it should be.</exception>
    public ProcessStartInfo Prepare(SandboxJob job, string folder)
    {
        var assembly = options.ChildAssembly ?? Path.ChangeExtension(typeof(ChildLauncher).Assembly.Location, ".dll");
        RequireFile(assembly);
        RequireFile(Path.ChangeExtension(assembly, ".runtimeconfig.json"));
        var start = new ProcessStartInfo(options.DotNetHost ?? Host(), ["exec", assembly, ChildArgument])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = folder,
        };
        SetEnvironment(start.Environment, job, folder);
        if (OwnNetwork.IsAvailable && File.Exists(start.FileName)) OwnNetwork.Apply(start);
        return start;
    }

    private static void RequireFile(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException(
                $"The sandbox's child needs {path}. Reference the Sandbox project from the executable, or set {nameof(SandboxProcessOptions.ChildAssembly)}.",
                path);
    }

    private static void SetEnvironment(IDictionary<string, string?> environment, SandboxJob job, string folder)
    {
        string[] keep = OperatingSystem.IsWindows() ? ["SystemRoot", "DOTNET_ROOT"] : ["DOTNET_ROOT"];
        var kept = keep.Where(environment.ContainsKey).Select(name => (name, environment[name])).ToList();
        environment.Clear();
        foreach (var (name, value) in kept)
            environment[name] = value;
        foreach (var name in (string[])["HOME", "TMPDIR", "TMP", "TEMP"])
            environment[name] = folder;
        environment["TZ"] = "UTC";
        environment["SSL_CERT_FILE"] = Path.Combine(folder, "authority.pem");
        environment["SSL_CERT_DIR"] = folder;
        environment["DOTNET_EnableDiagnostics"] = "0";
        if (!CultureData.IsInstalled) environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        environment["DOTNET_GCHeapHardLimit"] =
            Math.Max(job.Limits.MemoryBytes - RuntimeBytes, 32L << 20).ToString("x", CultureInfo.InvariantCulture);
        SetCodeGeneration(environment, job.Work);
    }

    /// <summary>Measuring wants what runs in production, soon; other work ends before optimized code would pay.</summary>
    private static void SetCodeGeneration(IDictionary<string, string?> environment, SandboxWork work)
    {
        if (work == SandboxWork.Measure)
            environment["DOTNET_TC_CallCountingDelayMs"] = "10";
        else
            environment["DOTNET_TieredPGO"] = "0";
    }

    /// <summary>The running host where this process was started by one; else the one of the running framework; else the path's.</summary>
    private static string Host()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        if (Path.GetFileName(Environment.ProcessPath) == name) return Environment.ProcessPath!;
        var root = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name);
        return File.Exists(root) ? Path.GetFullPath(root) : name;
    }
}
