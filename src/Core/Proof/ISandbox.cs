namespace Optimizer.Core.Proof;

/// <summary>A separate process in which functions execute; killed when it overruns.</summary>
public interface ISandbox
{
    /// <summary>Runs a job to its end or to its limits. Never throws for what the executed code does.</summary>
    Task<SandboxReport> RunAsync(SandboxJob job, CancellationToken cancellationToken);
}
