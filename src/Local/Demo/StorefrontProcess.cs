using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Optimizer.Local.Commands;

namespace Optimizer.Local.Demo;

/// <summary>The sample platform as a process of its own; it ends with us, since it reads our end of its stdin.</summary>
internal sealed class StorefrontProcess : IAsyncDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(5);

    private readonly Process process;
    private readonly Action<StorefrontProgress> seen;
    private readonly TaskCompletionSource serving = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private StorefrontProcess(Process process, Action<StorefrontProgress> seen)
    {
        this.process = process;
        this.seen = seen;
    }

    /// <summary>Completes with the first second of traffic; fails when the process ends before.</summary>
    public Task Serving => serving.Task;

    /// <param name="optimizer">Root of the optimizer's API.</param>
    /// <param name="key">For that API.</param>
    /// <param name="publicKeyFile">PEM of the key that bundles must be signed with.</param>
    /// <param name="seen">Called with each line of progress.</param>
    /// <param name="log">Where the process's complaints go.</param>
    public static StorefrontProcess Start(
        DemoOptions options, Uri optimizer, string key, string publicKeyFile, Action<StorefrontProgress> seen, Action<string> log)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                options.Program, "--optimizer", optimizer.ToString(), "--key", key, "--public-key", publicKeyFile,
                "--seed", options.Seed.ToString(CultureInfo.InvariantCulture),
            },
        };
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var storefront = new StorefrontProcess(process, seen);
        process.OutputDataReceived += (_, line) => storefront.Read(line.Data);
        process.ErrorDataReceived += (_, line) => { if (line.Data is { } text) log(text); };
        process.Exited += (_, _) => storefront.serving.TrySetException(
            new CommandFailedException("demo: the sample platform ended before it served; its complaint is above."));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return storefront;
    }

    /// <summary>The carriers' gateway gets its fault.</summary>
    public async Task RegressAsync()
    {
        await process.StandardInput.WriteLineAsync("regress").ConfigureAwait(false);
        await process.StandardInput.FlushAsync().ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(StopLimit);
        try
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }
        process.Dispose();
    }

    private void Read(string? line)
    {
        if (line is null) return;
        var progress = JsonSerializer.Deserialize<StorefrontProgress>(line, JsonSerializerOptions.Web);
        if (progress is null) return;
        serving.TrySetResult();
        seen(progress);
    }
}
