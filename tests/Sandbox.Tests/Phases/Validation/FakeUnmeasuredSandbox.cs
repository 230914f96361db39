using Optimizer.Core.Proof;

namespace Optimizer.Sandbox.Tests.Phases.Validation;

/// <summary>Executes all but measurements, which it only remembers.</summary>
internal sealed class FakeUnmeasuredSandbox(ISandbox sandbox) : ISandbox
{
    public List<SandboxJob> Measurements { get; } = [];

    public Task<SandboxReport> RunAsync(SandboxJob job, CancellationToken cancellationToken)
    {
        if (job.Work != SandboxWork.Measure) return sandbox.RunAsync(job, cancellationToken);
        Measurements.Add(job);
        return Task.FromResult(new SandboxReport(SandboxOutcome.Completed, "Nothing was measured."));
    }
}
