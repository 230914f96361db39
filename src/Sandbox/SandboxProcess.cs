using System.ComponentModel;
using Optimizer.Core.Proof;
using Optimizer.Sandbox.Client;

namespace Optimizer.Sandbox;

/// <summary>
/// Runs each job in a child process of its own. The child has an empty environment, a temporary folder that is removed, a
/// limit on wall time, memory and each call, and is killed with all its descendants when the job ends or overruns.
/// </summary>
/// <param name="time">The clock of the wall-time limit.</param>
/// <param name="options">How the child is started.</param>
public sealed class SandboxProcess(TimeProvider time, SandboxProcessOptions? options = null) : ISandbox, IDisposable
{
    private readonly SandboxProcessOptions options = options ?? new SandboxProcessOptions();
    private readonly SemaphoreSlim places = new((options ?? new SandboxProcessOptions()).MaxConcurrent);

    /// <inheritdoc />
    /// <exception cref="OperationCanceledException">The caller cancelled; the child has been killed.</exception>
    public async Task<SandboxReport> RunAsync(SandboxJob job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        await places.WaitAsync(cancellationToken);
        var folder = Directory.CreateTempSubdirectory("optimizer-sandbox-");
        try
        {
            using var run = ChildRun.Start(new ChildLauncher(options).Prepare(job, folder.FullName), job, time, options.WatchInterval);
            return await run.CompleteAsync(cancellationToken);
        }
        catch (Exception e) when (e is FileNotFoundException or Win32Exception)
        {
            return new SandboxReport(SandboxOutcome.Refused, $"The child process could not be started: {e.Message}");
        }
        finally
        {
            Remove(folder);
            places.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => places.Dispose();

    /// <summary>A file that a dying descendant still holds (Windows) is left to the system's own cleaning.</summary>
    private static void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }
}
