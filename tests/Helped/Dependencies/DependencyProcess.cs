using System.Diagnostics;
using System.Globalization;

namespace Helped.Dependencies;

/// <summary>The dependencies' process; it ends with us, since it reads our end of its input.</summary>
internal sealed class DependencyProcess : IDisposable
{
    private readonly Process process;

    private DependencyProcess(Process process, Uri gateway)
    {
        this.process = process;
        Gateway = gateway;
    }

    /// <summary>Where clients reach the services by name.</summary>
    public Uri Gateway { get; }

    public static async Task<DependencyProcess> StartAsync(int seed, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            ArgumentList = { typeof(DependencyProcess).Assembly.Location, "dependencies", "--seed", seed.ToString(CultureInfo.InvariantCulture) },
        };
        var process = Process.Start(start)!;
        var address = await process.StandardOutput.ReadLineAsync(cancellationToken)
            ?? throw new InvalidOperationException("The dependencies ended before they served; their complaint is above.");
        return new DependencyProcess(process, new Uri(address));
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
