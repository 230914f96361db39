using Optimizer.Core.Proof;

namespace Optimizer.Sandbox.Tests.Phases.Validation;

/// <summary>Executes all but measurements, which it remembers and answers as it is told.</summary>
internal sealed class FakeMeasuringSandbox(ISandbox sandbox) : ISandbox
{
    private const int Pairs = 60;

    public List<SandboxJob> Measurements { get; } = [];

    /// <summary>Milliseconds that the code of an assembly takes; default: nothing is measured.</summary>
    public Func<AssemblyImage, double>? Takes { get; set; }

    public Task<SandboxReport> RunAsync(SandboxJob job, CancellationToken cancellationToken)
    {
        if (job.Work != SandboxWork.Measure) return sandbox.RunAsync(job, cancellationToken);
        Measurements.Add(job);
        if (Takes is null) return Task.FromResult(new SandboxReport(SandboxOutcome.Completed, "Nothing was measured."));
        var (before, after) = (Result(job, "baseline", Takes(job.Platform)), Result(job, "candidate", Takes(job.Bundle!)));
        var results = job.Cold ? [job.Seed % 2 == 0 ? before(0) : after(0)] : Enumerable.Range(0, Pairs).SelectMany(i => new[] { before(i), after(i) });
        return Task.FromResult(new SandboxReport(SandboxOutcome.Completed, "It was measured.") { Results = [.. results] });
    }

    private static Func<int, CaseResult> Result(SandboxJob job, string side, double milliseconds) =>
        i => new CaseResult { Case = job.Cases[i % job.Cases.Count].Id, Side = side, DurationMs = milliseconds };
}
