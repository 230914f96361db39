using System.Diagnostics;

namespace Optimizer.TestKit.Azure;

/// <summary><c>tests/azurite</c>, where the emulator is installed from its lock file.</summary>
internal static class AzuriteFolder
{
    public static string Path { get; } = Find();

    /// <summary>Installs what is not there; several test processes may ask at once.</summary>
    public static async Task InstallAsync()
    {
        var installed = System.IO.Path.Combine(Path, "node_modules", ".package-lock.json");
        using var turn = await TakeTurnAsync();
        if (File.Exists(installed)) return;
        var start = new ProcessStartInfo("npm")
        {
            WorkingDirectory = Path, RedirectStandardOutput = true, RedirectStandardError = true, ArgumentList = { "ci", "--ignore-scripts" },
        };
        using var npm = Process.Start(start) ?? throw new InvalidOperationException("npm did not start.");
        var (output, error) = (npm.StandardOutput.ReadToEndAsync(), npm.StandardError.ReadToEndAsync());
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0) throw new InvalidOperationException($"'npm ci' in {Path} failed:{Environment.NewLine}{await output}{await error}");
    }

    private static async Task<FileStream> TakeTurnAsync()
    {
        while (true)
        {
            try
            {
                return new FileStream(System.IO.Path.Combine(Path, ".install.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
            }
        }
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = System.IO.Path.Combine(folder.FullName, "tests", "azurite");
            if (File.Exists(System.IO.Path.Combine(path, "package-lock.json"))) return path;
        }
        throw new DirectoryNotFoundException($"There is no tests/azurite above {AppContext.BaseDirectory}.");
    }
}
