using System.Diagnostics;

namespace Optimizer.Local.Commands.Bench.Calibration;

/// <summary>Runs the helped platform's program to its end; it is killed when the bench is cancelled.</summary>
internal static class HelpedProcess
{
    /// <exception cref="CommandFailedException">It did not end well.</exception>
    public static async Task RunAsync(HelpedPlatform platform, TextWriter log, CancellationToken cancellationToken, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [platform.Program, .. arguments]) { RedirectStandardError = true, RedirectStandardInput = true };
        using var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) => { if (line.Data is { } text) lock (log) log.WriteLine($"helped: {text}"); };
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        if (process.ExitCode != 0)
            throw new CommandFailedException($"'{Path.GetFileName(platform.Program)} {arguments[0]}' ended with exit code {process.ExitCode}; its complaint is above.");
    }
}
